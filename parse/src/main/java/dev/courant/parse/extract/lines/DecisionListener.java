package dev.courant.parse.extract.lines;

/** Receives what a stage decides, as it decides it. Arrays passed to it may change afterwards. */
public interface DecisionListener {
    /** Ignores all decisions. */
    DecisionListener NONE = new DecisionListener() {};

    /** Some more nodes were dropped, with their descendants; {@code step} names what dropped them. */
    default void dropped(String step, boolean[] dropped) {}

    /** The lines of a container that hold the article were chosen; {@code standfirst} is a line before it, or -1. */
    default void chosen(int container, int fromLine, int toLine, int standfirst) {}

    /** A rule decided about a line of the article. */
    default void judged(int line, LineRule rule) {}
}
