package dev.courant.testkit.pipeline;

import java.time.Instant;

/**
 * One instance of the roles of a pipeline, with a clock of its own that shows the time of the pipeline: it stands still
 * until the pipeline moves it, and of those that sleep by it one goes on when the pipeline says so. Used by one thread.
 */
interface Node extends AutoCloseable {
    /** Starts nodes, as a pipeline has them. */
    @FunctionalInterface
    interface Start {
        /** Starts a node that works as told, at the present time of the pipeline. */
        Node start(NodeOptions options);
    }

    /** {@return what it does at the moment} */
    NodeState state();

    /** Moves its clock; what is due by then begins, but nobody who sleeps is woken. */
    void moveTo(Instant time);

    /** Wakes the first of those whose sleep has ended; there is one. */
    void wakeNext();

    /** {@return what its roles say is wrong, each with "; " before it; empty: nothing} */
    String problems();

    /** Stops its roles, side by side. */
    @Override
    void close();
}
