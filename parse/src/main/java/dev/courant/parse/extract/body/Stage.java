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
     * Returns the nodes that are boilerplate, by name, because they are mostly links, or as cards of other stories,
     * with those inside them.
     */
    static boolean[] prune(ParsedPage page, DecisionListener listener) {
        ContentTree tree = page.tree();
        boolean[] dropped = Boilerplate.find(tree);
        listener.dropped("furniture", dropped);
        LinkPruner.prune(tree, Prose.of(tree, dropped), dropped);
        listener.dropped("links", dropped);
        Threads.drop(tree, Prose.of(tree, dropped), dropped);
        listener.dropped("comments", dropped);
        TeaserCards.drop(tree, Prose.of(tree, dropped), isWebsite(page.facts()), dropped);
        listener.dropped("cards", dropped);
        return dropped;
    }

    private static boolean isWebsite(PageFacts facts) {
        return facts.metas().stream()
                .anyMatch(
                        meta -> meta.name().equals("og:type") && meta.content().equals("website"));
    }
}
