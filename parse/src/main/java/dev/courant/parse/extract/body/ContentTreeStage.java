package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.lines.LineFilter;
import dev.courant.parse.extract.lines.LineRenderer;
import dev.courant.parse.extract.lines.Standfirst;
import dev.courant.parse.extract.lines.TextLine;
import dev.courant.parse.extract.pruning.NextArticle;
import dev.courant.parse.extract.pruning.PromotionBoxes;
import dev.courant.parse.extract.pruning.Prose;
import dev.courant.parse.extract.pruning.TeaserBoxes;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.TextWidth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The main stage: the element that holds the prose, pruned. */
final class ContentTreeStage implements Stage {
    private static final int ENOUGH = 250;

    @Override
    public String name() {
        return "content-tree";
    }

    @Override
    public @Nullable String find(ParsedPage page, ArticleContext context, DecisionListener listener) {
        ContentTree tree = page.tree();
        Pruned pruned = Stage.prune(page, listener);
        boolean[] dropped = pruned.dropped();
        int headline = Headline.find(tree, context.title());
        boolean next = NextArticle.drop(tree, pruned.prose(), headline, dropped);
        listener.dropped("next", dropped);
        Prose prose = next ? pruned.prose().without(dropped) : pruned.prose();
        int container = ContainerSelector.choose(tree, prose, dropped, headline);
        if (container < 0) {
            return null;
        }
        TeaserBoxes.drop(tree, prose, container, dropped);
        PromotionBoxes.drop(tree, prose, container, dropped);
        listener.dropped("boxes", dropped);
        int from = firstKept(tree, start(tree, prose, container, headline), tree.endLine(container), dropped);
        int standfirst = Standfirst.find(tree, headline, from, context.title(), context.description());
        listener.chosen(container, from, tree.endLine(container), standfirst);
        List<TextLine> lines = LineFilter.keep(
                LineRenderer.render(tree, standfirst, from, tree.endLine(container), dropped),
                context.title(),
                context.authors(),
                listener);
        String text = TextLine.join(lines);
        return TextWidth.of(text, ENOUGH) < ENOUGH ? null : text;
    }

    private static int firstKept(ContentTree tree, int fromLine, int toLine, boolean[] dropped) {
        int line = fromLine;
        while (line < toLine && dropped[tree.lines().owner(line)]) {
            line++;
        }
        return line;
    }

    /** After the headline, if the container holds it and most of its prose comes after. */
    private static int start(ContentTree tree, Prose prose, int container, int headline) {
        if (headline == Headline.NONE || !tree.contains(container, headline)) {
            return tree.firstLine(container);
        }
        int after = prose.between(tree.endLine(headline), tree.endLine(container));
        return after * 4 >= prose.prose(container) ? tree.endLine(headline) : tree.firstLine(container);
    }
}
