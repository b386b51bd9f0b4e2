package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.lines.LineFilter;
import dev.courant.parse.extract.lines.LineRenderer;
import dev.courant.parse.extract.lines.TextLine;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.TextWidth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last stage: all prose of the page outside of boilerplate, wherever it stands. */
final class FallbackStage implements Stage {
    private static final int ENOUGH = 80;
    private static final int SENTENCE = 40;

    @Override
    public String name() {
        return "fallback";
    }

    @Override
    public @Nullable String find(ParsedPage page, ArticleContext context, DecisionListener listener) {
        ContentTree tree = page.tree();
        boolean[] dropped = Stage.prune(page, listener).dropped();
        List<TextLine> lines = LineRenderer.render(tree, 0, tree.lines().count(), dropped).stream()
                .filter(line -> TextWidth.of(line.text()) >= SENTENCE)
                .toList();
        String text = TextLine.join(LineFilter.keep(lines, context.title(), context.authors(), listener));
        return TextWidth.of(text) < ENOUGH ? null : text;
    }
}
