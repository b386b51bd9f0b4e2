package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.ParsedPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last way: all prose of the page that no furniture holds, wherever it stands. */
final class FallbackStage implements Stage {
    private static final int ENOUGH = 80;

    @Override
    public String name() {
        return "fallback";
    }

    @Override
    public @Nullable String find(ParsedPage page, Hints hints, Watcher watcher) {
        ContentTree tree = page.tree();
        boolean[] dropped = Furniture.find(tree);
        watcher.dropped("furniture", dropped);
        Pruner.prune(tree, Prose.of(tree, dropped), dropped);
        watcher.dropped("links", dropped);
        List<TextLine> lines = Renderer.render(tree, 0, tree.lines().count(), dropped).stream()
                .filter(line -> line.text().length() >= 40)
                .toList();
        String text = TextLine.join(LineRules.keep(lines, hints, watcher));
        return TextLine.extent(text) < ENOUGH ? null : text;
    }
}
