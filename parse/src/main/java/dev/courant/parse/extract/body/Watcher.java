package dev.courant.parse.extract.body;

/** Is told what a stage decides, as it decides it. What it is given may change afterwards. */
interface Watcher {
    /** Nobody asks. */
    Watcher NOBODY = new Watcher() {};

    /** Some more nodes were dropped, children with their parents. */
    default void dropped(String step, boolean[] dropped) {}

    /** The article is in these lines of a container; {@code standfirst} is a line before it, or -1. */
    default void chosen(int container, int fromLine, int toLine, int standfirst) {}

    /** A line of it was judged. */
    default void judged(int line, LineRule rule) {}
}
