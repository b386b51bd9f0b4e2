package dev.courant.embedded.world.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static String render(String template, TemplateModel model) {
        return Template.parse(template).render(model);
    }

    @Test
    void shouldEscapeForHtmlUnlessToldOtherwise() {
        TemplateModel model = new TemplateModel().text("t", "<a href=\"x\">R&D's</a>");
        assertThat(render("{{t}}", model)).isEqualTo("&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;");
        assertThat(render("{{t|raw}}", model)).isEqualTo("<a href=\"x\">R&D's</a>");
    }

    @Test
    void shouldEscapeJsonSoThatItCannotCloseAScript() {
        TemplateModel model = new TemplateModel().text("t", "\"</script>\"\n\\");
        assertThat(render("{{t|json}}", model)).isEqualTo("\"\\\"\\u003c/script\\u003e\\\"\\u000a\\\\\"");
    }

    @Test
    void shouldKeepACdataSectionClosed() {
        assertThat(render("{{t|cdata}}", new TemplateModel().text("t", "a]]>b")))
                .isEqualTo("<![CDATA[a]]]]><![CDATA[>b]]>");
    }

    @Test
    void shouldRepeatSectionsAndLookUpNamesInOuterModels() {
        TemplateModel model = new TemplateModel()
                .text("site", "S")
                .list("all", List.of(new TemplateModel().text("n", "1"), new TemplateModel().text("n", "2")))
                .flag("yes", true)
                .flag("no", false);
        assertThat(render("[{{#all}}{{site}}{{n}}{{comma}}{{/all}}]{{#yes}}y{{/yes}}{{#no}}n{{/no}}", model))
                .isEqualTo("[S1,S2]y");
    }

    @Test
    void shouldRefuseUnknownNamesAndUnmatchedSections() {
        assertThatThrownBy(() -> render("{{x}}", new TemplateModel())).hasMessageContaining("x");
        assertThatThrownBy(() -> render("{{#x}}{{/x}}", new TemplateModel())).hasMessageContaining("x");
        assertThatThrownBy(() -> Template.parse("{{#a}}")).hasMessageContaining("a");
        assertThatThrownBy(() -> Template.parse("{{#a}}{{/b}}")).hasMessageContaining("b");
    }
}
