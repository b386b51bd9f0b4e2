package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ParsedPage;
import org.jspecify.annotations.Nullable;

/** One way to find the body. Stateless. */
interface Stage {
    /** What an extraction reports as its method. */
    String name();

    /** The body, or null if this way finds too little to be an article. */
    @Nullable
    String find(ParsedPage page, Hints hints, Watcher watcher);
}
