package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.state.StateArticle;
import dev.courant.parse.extract.state.StateArticles;
import dev.courant.parse.extract.tree.PageParser;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body in the data that a page carries for its scripts, for pages that are rendered by them. A text beside the
 * page's own title goes first; else the longest counts, if it stands beside no title and the next is far shorter.
 */
final class EmbeddedStateStage implements Stage {
    private static final int TITLE = 15;
    private static final int LONGEST = 400_000;

    private final PageParser parser = new PageParser();
    private final Stage reader = new ContentTreeStage();

    @Override
    public String name() {
        return "embedded-state";
    }

    @Override
    public @Nullable String find(ParsedPage page, ArticleContext context, DecisionListener listener) {
        return find(page.data().texts(), context);
    }

    /** Returns the text in some scripts that is the article's; null if there is none. */
    @Nullable
    String find(List<String> scripts, ArticleContext context) {
        List<StateArticle> found = StateArticles.in(scripts);
        String title = PlainText.fold(context.title() == null ? "" : context.title());
        StateArticle named = found.stream()
                .filter(article -> isTitle(article.title(), title))
                .max(Comparator.comparingInt(StateArticle::width))
                .orElse(null);
        StateArticle chosen = named == null ? alone(found) : named;
        return chosen == null ? null : read(chosen, context);
    }

    private static boolean isTitle(@Nullable String stated, String title) {
        String plain = stated == null ? "" : PlainText.fold(stated);
        return !plain.isEmpty()
                && (plain.equals(title)
                        || TextWidth.of(plain) >= TITLE && title.contains(plain)
                        || TextWidth.of(title) >= TITLE && plain.contains(title));
    }

    private static @Nullable StateArticle alone(List<StateArticle> found) {
        StateArticle longest =
                found.stream().max(Comparator.comparingInt(StateArticle::width)).orElse(null);
        boolean alone = longest != null
                && longest.title() == null
                && found.stream().noneMatch(other -> other != longest && other.width() * 2 > longest.width());
        return alone ? longest : null;
    }

    /** Reads the text as a page of its own: what is no text there is dropped by the same rules. */
    private @Nullable String read(StateArticle article, ArticleContext context) {
        String html = article.html();
        String page = "<article>" + html.substring(0, Math.min(LONGEST, html.length())) + "</article>";
        ParsedPage parsed = parser.parse(page.getBytes(StandardCharsets.UTF_8), "utf-8", "about:blank");
        return reader.find(parsed, context, DecisionListener.NONE);
    }
}
