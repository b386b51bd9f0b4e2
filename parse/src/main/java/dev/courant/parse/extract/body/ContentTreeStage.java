package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.ParsedPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The main way: the element that holds the prose, pruned. */
final class ContentTreeStage implements Stage {
    private static final int ENOUGH = 250;

    @Override
    public String name() {
        return "content-tree";
    }

    @Override
    public @Nullable String find(ParsedPage page, Hints hints, Watcher watcher) {
        ContentTree tree = page.tree();
        boolean[] dropped = Furniture.find(tree);
        watcher.dropped("furniture", dropped);
        Pruner.prune(tree, Prose.of(tree, dropped), dropped);
        watcher.dropped("links", dropped);
        Prose prose = Prose.of(tree, dropped);
        int headline = Headline.find(tree, hints.title());
        int container = Container.choose(tree, prose, dropped, headline);
        if (container < 0) {
            return null;
        }
        Boxes.drop(tree, prose, container, dropped);
        watcher.dropped("boxes", dropped);
        int from = start(tree, prose, container, headline);
        int standfirst = Standfirst.find(tree, headline, from, hints);
        watcher.chosen(container, from, tree.endLine(container), standfirst);
        List<TextLine> lines = LineRules.keep(
                Renderer.render(tree, standfirst, from, tree.endLine(container), dropped), hints, watcher);
        String text = TextLine.join(lines);
        return TextLine.extent(text) < ENOUGH ? null : text;
    }

    /** After the headline, if the container holds it and most of its prose comes after. */
    private static int start(ContentTree tree, Prose prose, int container, int headline) {
        if (headline == Headline.NONE || !tree.contains(container, headline)) {
            return tree.firstLine(container);
        }
        int after = prose.between(tree.endLine(headline), tree.endLine(container));
        return after * 2 >= prose.prose(container) ? tree.endLine(headline) : tree.firstLine(container);
    }
}
