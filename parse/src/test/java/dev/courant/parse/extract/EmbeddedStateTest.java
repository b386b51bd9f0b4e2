package dev.courant.parse.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages whose text is in their data, in a shadow root or in {@code noscript}. */
class EmbeddedStateTest {
    private static final String TITLE = "Guild relights the northern channel";
    private static final List<String> TEXT = List.of(
            "The lantern guild of Marrow voted on Monday to relight the northern channel, where boats steer by memory.",
            "Nine of the forty lamps were found cracked in May, and the keeper moved the rest to a shed by the smithy.",
            "New glass is to be blown in spring, when the sand is dry and the furnace of the school stands idle.",
            "The cost of four thousand shillings is shared by the guild and the fishermen, who asked for the light.");
    private static final String HTML = "<p>" + String.join("</p><p>", TEXT) + "</p>";

    private final Extractor extractor = new Extractor();

    /**
     * T stands for the title, H for the text with mark-up; what is between {{ and }} is repeated for each paragraph P.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script id=__NEXT_DATA__ type=application/json>{'props':{'page':{'title':T,'body':H}}}</script>",
                "<script>window.__PRELOADED_STATE__ = {'user':undefined,'a':{'headline':T,'bodyHtml':H}};</script>",
                "<script>var a = {story: {title: T, 'content': H,}};</script>",
                "<script>window.__NUXT__={'post':{'title':{'rendered':T},'content':{'rendered':H}}};</script>",
                "<script>a.b=1;Fusion.globalContent={'headlines':{'basic':T},'content_elements':["
                        + "{{ {'type':'text','content':P} }}]};Fusion.x={};</script>",
                "<script type=application/json>{'title':T,'body':{'type':'doc','content':["
                        + "{{ {'type':'paragraph','content':[{'type':'text','text':P}]} }}]}}</script>",
                "<script type=application/json><!--{'title':T,'paragraphs':[{{ P }}]}--></script>",
                "<script type=application/json>{'title':T,'body':["
                        + "{{ {'_type':'block','children':[{'_type':'span','text':P}]} }}]}</script>",
            })
    void shouldReadTheTextInThePagesData(String markup) {
        Extraction.Extracted article = article(filled(markup));

        assertThat(article.text().lines()).containsExactlyElementsOf(TEXT);
        assertThat(article.method()).isEqualTo("embedded-state");
    }

    @Test
    void shouldReadTheRowsOfServerComponents() {
        String row = "1:{\\\"title\\\":\\\"" + TITLE + "\\\",\\\"body\\\":\\\"" + HTML + "\\\"}\\n";
        String first = row.substring(0, 250);
        String script = "<script>self.__next_f.push([1,\"%s\"])" + " ".repeat(200) + "</script>";

        assertThat(lines(script.formatted("0:null\\n" + first) + script.formatted(row.substring(250))))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldReadATextOfJsonThatAScriptParses() {
        String json = "{\"story\":{\"title\":\"" + TITLE + "\",\"body\":\"" + HTML + "\"}}";
        String escaped = json.replace("\"", "\\\"");

        assertThat(lines("<script>render(JSON.parse(\"" + escaped + "\"))</script>"))
                .containsExactlyElementsOf(TEXT);
        assertThat(lines("<script>window.__DATA__=\"" + escaped + "\";</script>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldReadTheDataOfAnAttribute() {
        String json = "{\"props\":{\"title\":\"" + TITLE + "\",\"body\":\"" + HTML.replace("<", "&lt;") + "\"}}";

        assertThat(lines("<div id=app data-page=\"" + json.replace("\"", "&quot;") + "\"></div>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldFollowTheReferencesOfACache() {
        String cache = "{\"ROOT_QUERY\":{},\"Story:1\":{\"__typename\":\"Story\",\"title\":\"" + TITLE
                + "\",\"body\":[{\"__ref\":\"Text:0\"},{\"__ref\":\"Text:1\"},{\"__ref\":\"Text:2\"},{\"__ref\":\"Text:3\"}]}";
        for (int i = 0; i < TEXT.size(); i++) {
            cache += ",\"Text:" + i + "\":{\"__typename\":\"Text\",\"text\":\"" + TEXT.get(i) + "\"}";
        }

        assertThat(lines("<script>window.__APOLLO_STATE__=" + cache + "}</script>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldFollowTheIndicesOfAPayload() {
        String payload = "[[\"Reactive\",1],{\"data\":2},{\"story\":3},{\"title\":4,\"paragraphs\":5},\"" + TITLE
                + "\",[6,7,8,9],\"" + String.join("\",\"", TEXT) + "\"]";

        assertThat(lines("<script type=application/json id=__NUXT_DATA__>" + payload + "</script>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldEndWithCachesThatReferToThemselves() {
        String cache =
                "{\"Story:1\":{\"title\":\"" + TITLE + "\",\"body\":[{\"__ref\":\"Story:2\"},{\"__ref\":\"Story:2\"}]},"
                        + "\"Story:2\":{\"body\":[{\"__ref\":\"Story:1\"},{\"__ref\":\"Story:2\"},{\"__ref\":\"Story:2\"}]}}";

        assertThat(extract("<script>a=" + cache + ";" + " ".repeat(500) + "</script>"))
                .isInstanceOf(Extraction.NotAnArticle.class);
    }

    @Test
    void shouldNotTakeTheTextOfAnotherStory() {
        String other = "{'items':[{'title':'A heron nests on the town hall','body':H}]}";

        assertThat(extract(filled("<script type=application/json>" + other + "</script>")))
                .isInstanceOf(Extraction.NotAnArticle.class);
    }

    @Test
    void shouldTakeTheDataWhereThePageShowsTheBeginning() {
        String shown = "<article><h1>" + TITLE + "</h1><p>" + TEXT.get(0) + TEXT.get(1) + "</p></article>";
        String data =
                "{'title':T,'body':'<p>" + TEXT.get(0) + TEXT.get(1) + "</p><p>" + TEXT.get(2) + TEXT.get(3) + "</p>'}";

        Extraction.Extracted article = article(shown + filled("<script type=application/json>" + data + "</script>"));

        assertThat(article.method()).isEqualTo("embedded-state");
        assertThat(article.text()).contains(TEXT.get(3));
    }

    @Test
    void shouldKeepWhatThePageShowsWhereTheDataTellSomethingElse() {
        String shown =
                "<article><h1>" + TITLE + "</h1><p>" + TEXT.get(0) + TEXT.get(1) + TEXT.get(2) + "</p></article>";
        String data = "{'title':T,'body':'<p>" + "Terms of use, and what else nobody reads. ".repeat(40) + "</p>'}";

        assertThat(article(shown + filled("<script type=application/json>" + data + "</script>"))
                        .method())
                .isEqualTo("content-tree");
    }

    @Test
    void shouldReadTheUpdatesOfALiveBlog() {
        String updates = TEXT.stream()
                .map(text -> "{\"@type\":\"BlogPosting\",\"headline\":\"" + text.length()
                        + " words\",\"articleBody\":\"" + text + "\"}")
                .collect(Collectors.joining(","));
        Extraction.Extracted article =
                article("<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"" + TITLE
                        + "\",\"liveBlogUpdate\":[" + updates + "]}</script>");

        assertThat(article.text().lines()).containsAll(TEXT).hasSize(8);
        assertThat(article.method()).isEqualTo("structured-data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<lamp-story><template shadowrootmode=open><style>p {}</style><article>H</article></template></lamp-story>",
                "<lamp-story><template shadowrootmode=closed><slot></slot></template>H</lamp-story>",
                "<div id=app></div><noscript><div>H</div></noscript><footer><p>All rights are reserved, of course.</p></footer>",
            })
    void shouldReadShadowRootsAndNoscript(String markup) {
        assertThat(lines(markup.replace("H", HTML))).containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldNotReadWhatIsNotShown() {
        assertThat(extract("<template>" + HTML + "</template>")).isInstanceOf(Extraction.NotAnArticle.class);
        assertThat(lines("<main>" + HTML + "</main><noscript><p>A copy: " + TEXT.getFirst() + "</p></noscript>"))
                .containsExactlyElementsOf(TEXT);
    }

    @Test
    void shouldExplainThatTheTextIsFromThePagesData() {
        Explanation explanation = extractor.explain(page(
                filled("<p>Loading, please wait.</p><script type=application/json>{'title':T,'body':H}</script>")));

        assertThat(explanation.blocks())
                .anySatisfy(block -> assertThat(block.step()).isEqualTo("embedded-state"));
    }

    private static String filled(String markup) {
        String filled = markup;
        int from = markup.indexOf("{{");
        if (from >= 0) {
            int to = markup.indexOf("}}]");
            String element = markup.substring(from + 2, to);
            String elements = TEXT.stream()
                    .map(text -> element.replace("P", "\"" + text + "\""))
                    .collect(Collectors.joining(","));
            filled = markup.substring(0, from) + elements + markup.substring(to + 2);
        }
        return filled.replace("'", "\"")
                .replaceAll("(?<=: ?)T", "\"" + TITLE + "\"")
                .replaceAll("(?<=: ?)H", "\"" + HTML + "\"");
    }

    private List<String> lines(String body) {
        return article(body).text().lines().toList();
    }

    private Extraction.Extracted article(String body) {
        return (Extraction.Extracted) extract(body);
    }

    private Extraction extract(String body) {
        return extractor.extract(page(body));
    }

    private static Page page(String body) {
        String html = "<!doctype html><title>" + TITLE + "</title><body>" + body + "</body>";
        return new Page(html.getBytes(StandardCharsets.UTF_8), "utf-8", "https://marrow.example/2026/channel");
    }
}
