package dev.courant.parse.extract.prefilter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.extract.tree.Selectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPrefilterTest {
    private static final HtmlPrefilter.Roles ROLES =
            (page, from, to) -> page.substring(from, to).contains("share");

    private final PageParser parser = new PageParser();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a<script>var x = '<p>';</script>b, ab",
                "a<SCRIPT src=x></SCRIPT >b, ab",
                "a<style>p > a { }</style>b, ab",
                "a<!-- <p>x</p> -->b, ab",
                "a<!-->b, ab",
                "a<input name=x><wbr>b, ab",
                "a<input type=email>b, a<input type=email>b",
                "<link rel=stylesheet href=x><link rel=canonical href=y>, <link rel=canonical href=y>",
                "a<!--x--!>b, ab",
                "a<svg viewBox=x><path d=y /><svg><g></g></svg></svg>b, ab",
                "a<svg/>b, ab",
                "<p class=\"share\" onclick='a>b' data-x=1 hidden>b</p>, <p class=\"share\"   hidden>b</p>",
                "<p class=x id=share>b</p>, <p  id=share>b</p>",
                "<p class=x class=share>b</p>, <p  >b</p>",
                "<p class=share class=x>b</p>, <p class=share >b</p>",
                "<a rel=nofollow title='Read on' href=/x>b</a>, <a   href=/x>b</a>",
                "<p style='color: red' role=note>b</p>, <p  >b</p>",
                "<img class=share src=/x alt=y>, <img   alt=y>",
                "<a href=/x target=_blank>b</a>, <a href=/x >b</a>",
                "<div> <p>a</p> <b>c</b> <i>d</i> </div>, <div><p>a</p><b>c</b> <i>d</i></div>",
                "<p>a <!-- x --> <b>c</b> <!-- y --> d</p>, <p>a  <b>c</b>  d</p>",
                "a<script><!-- document.write(\"<script>x</script>\") --></script>b, ab",
            })
    void shouldCutOutWhatIsNotRead(String page, String left) {
        assertThat(filtered(page)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type=\"application/ld+json\">{\"a\": \"</b>\"}</script>",
                "<title>How to write <script> and <!-- in a title</title><p>b</p>",
                "<textarea><script></textarea><p>b</p>",
                "<svg><path d=x><p>left unclosed</p>",
                "a<!-- never ended <p>b</p>",
                "a<script>never ended <p>b</p>",
                "<p title=\"never ended>b</p>",
                "a < b <3 </ <> <?php",
                "<p class='a > share'>c</p>",
                "<p class='caf&eacute;'>c</p>",
                "<abbr title=2026-03-04T05:06:07Z>c</abbr>",
                "<a rel='nofollow author' href=/x>c</a>",
                "<p style='display:none'>c</p>",
                "<pre><div>  <b>a</b></div> <div>    <i>c</i></div></pre>",
            })
    void shouldLeaveWhatIsReadAndWhatIsInDoubt(String page) {
        assertThat(filtered(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>one<!-- two --> three<p>four <script>5</script>six",
                "<div class='x'><svg><title>no</title></svg><p>yes</div>",
                "<p a='<script>'>one</p><script>two</script><p>three</p>",
                "<p>one<svg><circle><p>two</p></svg><p>three",
                "<title>a<style></title><p>one<style>two</style>three",
                "<iframe><script></iframe><p>one<script>x</script>",
                "<script><!-- <script> </script> x --></script><p>one",
                "<p>one</p><script>\"<!-- <script>\"</script><p>two</p>",
                "<select><option>x</select><table><script>y</script><tr><td>one</table>",
                "<p data-a=\"x'y\" data-b='x\"y' id=z>one</p>",
                "<p class=x class=hidden>one</p><p hidden class='>'>two</p><p style=color:red>three</p>",
            })
    void shouldNotChangeWhatIsRead(String page) {
        assertThat(lines(page, true)).isEqualTo(lines(page, false));
    }

    @Test
    void shouldLeaveEncodingsAloneInWhichAsciiIsSomethingElse() {
        byte[] page = "<p>one<script>two</script>".getBytes(StandardCharsets.UTF_16);

        ContentTree tree = parser.parse(page, null, "https://x.example/").tree();

        assertThat(tree.textOf(0, 100)).isEqualTo("one");
    }

    @Test
    void shouldTellWhereDataAre() {
        String json = "{\"a\":\"" + "b".repeat(300) + "\"}";
        String page = "<script>x=1</script><script>" + json + "</script><div data-props='" + json + "'>c</div>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);

        assertThat(HtmlPrefilter.filter(bytes, bytes.length, ROLES).data())
                .extracting(range -> page.substring(range.from(), range.to()))
                .satisfiesExactly(
                        script -> assertThat(script).startsWith(json),
                        attribute -> assertThat(attribute).isEqualTo(json));
    }

    private static String filtered(String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        HtmlPrefilter.Filtered left = HtmlPrefilter.filter(bytes, bytes.length, ROLES);
        return new String(left.bytes(), 0, left.length(), StandardCharsets.UTF_8);
    }

    private String lines(String page, boolean prefiltered) {
        Selectors none = new Selectors(List.of(), List.of(), List.of(), List.of(), List.of());
        ContentTree tree = parser.parse(
                        page.getBytes(StandardCharsets.UTF_8), "utf-8", "https://x.example/", prefiltered ? null : none)
                .tree();
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < tree.lines().count(); line++) {
            text.append(tree.textOf(tree.lines().first(line), tree.lines().end(line), 200))
                    .append('\n');
        }
        return text.toString();
    }
}
