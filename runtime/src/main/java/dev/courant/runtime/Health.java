package dev.courant.runtime;

/** The health of a component. */
public sealed interface Health {
    /** The component works. */
    record Up() implements Health {}

    /**
     * The component does not work at present.
     *
     * @param cause one line for an operator
     */
    record Down(String cause) implements Health {}

    /**
     * The component has stopped by itself and does not start again: the process is of no use any more.
     *
     * @param cause one line for an operator
     */
    record Stopped(String cause) implements Health {}

    /** The healthy state. */
    Health UP = new Up();

    /**
     * Creates the unhealthy state.
     *
     * @param cause one line for an operator
     * @return the state
     */
    static Health down(String cause) {
        return new Down(cause);
    }
}
