package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.pruning.Boilerplate;
import dev.courant.parse.extract.pruning.LinkPruner;
import dev.courant.parse.extract.pruning.Prose;
import dev.courant.parse.extract.pruning.TeaserCards;
import dev.courant.parse.extract.pruning.Threads;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.extract.tree.ParsedPage;
import org.jspecify.annotations.Nullable;

/** One method of finding the body. Stateless. */
interface Stage {
    /** Returns the name that an extraction reports as its method. */
    String name();

    /** Returns the body, or null if the stage finds too little to be an article. */
    @Nullable
    String find(ParsedPage page, ArticleContext context, DecisionListener listener);

    /**
     * What is left of a page.
     *
     * @param dropped the nodes that are not
     * @param prose of the nodes that are
     */
    record Pruned(boolean[] dropped, Prose prose) {}

    /**
     * Drops the nodes that are boilerplate, by name, because they are mostly links, or as cards of other stories, with
     * those inside them.
     */
    static Pruned prune(ParsedPage page, DecisionListener listener) {
        ContentTree tree = page.tree();
        Prose prose = Prose.of(tree);
        boolean[] dropped = Boilerplate.find(tree, prose);
        listener.dropped("furniture", dropped);
        LinkPruner.prune(tree, prose.without(dropped), dropped);
        listener.dropped("links", dropped);
        prose = prose.without(dropped);
        prose = Threads.drop(tree, prose, dropped) ? prose.without(dropped) : prose;
        listener.dropped("comments", dropped);
        prose = TeaserCards.drop(tree, prose, isWebsite(page.facts()), dropped) ? prose.without(dropped) : prose;
        listener.dropped("cards", dropped);
        return new Pruned(dropped, prose);
    }

    private static boolean isWebsite(PageFacts facts) {
        for (PageFacts.Meta meta : facts.metas()) {
            if (meta.name().equals("og:type") && meta.content().equals("website")) {
                return true;
            }
        }
        return false;
    }
}
