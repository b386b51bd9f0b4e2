package dev.courant.runtime;

/** Keeps interrupts for later, where something must be waited for all the same, as in closing. Stateless. */
public final class Interrupts {
    private Interrupts() {}

    /** Waits for something, and does so again when it is interrupted. */
    @FunctionalInterface
    public interface Wait {
        /**
         * Waits; returns at once when what is waited for is there.
         *
         * @throws InterruptedException when interrupted
         */
        void await() throws InterruptedException;
    }

    /**
     * Waits to the end. A thread that was interrupted meanwhile is so after that.
     *
     * @param wait what is waited for
     */
    public static void defer(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
