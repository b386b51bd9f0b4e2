package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.tree.ParsedPage;
import org.jspecify.annotations.Nullable;

/** One method of finding the body. Stateless. */
interface Stage {
    /** Returns the name that an extraction reports as its method. */
    String name();

    /** Returns the body, or null if the stage finds too little to be an article. */
    @Nullable
    String find(ParsedPage page, ArticleContext context, DecisionListener listener);
}
