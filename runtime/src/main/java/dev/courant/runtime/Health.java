package dev.courant.runtime;

/** How a component is. */
public sealed interface Health {
    /** It does its work. */
    record Up() implements Health {}

    /**
     * It does not do its work at present.
     *
     * @param cause one line for an operator
     */
    record Down(String cause) implements Health {}

    /** The healthy state. */
    Health UP = new Up();

    /**
     * The unhealthy state.
     *
     * @param cause one line for an operator
     * @return the state
     */
    static Health down(String cause) {
        return new Down(cause);
    }
}
