package dev.courant.embedded.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static String render(String template, Scope scope) {
        return Template.parse(template).render(scope);
    }

    @Test
    void shouldEscapeForHtmlUnlessToldOtherwise() {
        Scope scope = new Scope().text("t", "<a href=\"x\">R&D's</a>");
        assertThat(render("{{t}}", scope)).isEqualTo("&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;");
        assertThat(render("{{t|raw}}", scope)).isEqualTo("<a href=\"x\">R&D's</a>");
    }

    @Test
    void shouldWriteJsonThatCannotCloseAScript() {
        Scope scope = new Scope().text("t", "\"</script>\"\n\\");
        assertThat(render("{{t|json}}", scope)).isEqualTo("\"\\\"\\u003c/script\\u003e\\\"\\u000a\\\\\"");
    }

    @Test
    void shouldKeepACdataSectionClosed() {
        assertThat(render("{{t|cdata}}", new Scope().text("t", "a]]>b"))).isEqualTo("<![CDATA[a]]]]><![CDATA[>b]]>");
    }

    @Test
    void shouldRepeatSectionsAndLookOutwards() {
        Scope scope = new Scope()
                .text("site", "S")
                .list("all", List.of(new Scope().text("n", "1"), new Scope().text("n", "2")))
                .flag("yes", true)
                .flag("no", false);
        assertThat(render("[{{#all}}{{site}}{{n}}{{comma}}{{/all}}]{{#yes}}y{{/yes}}{{#no}}n{{/no}}", scope))
                .isEqualTo("[S1,S2]y");
    }

    @Test
    void shouldRefuseNamesThatNobodyKnowsAndSectionsThatDoNotMatch() {
        assertThatThrownBy(() -> render("{{x}}", new Scope())).hasMessageContaining("x");
        assertThatThrownBy(() -> render("{{#x}}{{/x}}", new Scope())).hasMessageContaining("x");
        assertThatThrownBy(() -> Template.parse("{{#a}}")).hasMessageContaining("a");
        assertThatThrownBy(() -> Template.parse("{{#a}}{{/b}}")).hasMessageContaining("b");
    }
}
