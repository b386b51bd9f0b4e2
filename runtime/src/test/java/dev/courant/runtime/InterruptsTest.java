package dev.courant.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptsTest {
    @Test
    void shouldWaitForAThreadAndKeepTheInterrupt() throws InterruptedException {
        Thread waiter = Thread.currentThread();
        Thread waitedFor = Thread.ofVirtual().start(() -> {
            waiter.interrupt();
            while (waiter.isInterrupted()) {
                Thread.onSpinWait();
            }
        });

        Interrupts.defer(waitedFor::join);

        assertThat(waitedFor.isAlive()).isFalse();
        assertThat(Thread.interrupted()).as("interrupted afterwards").isTrue();
    }

    @Test
    void shouldNotInterruptWhoWasNot() {
        Interrupts.defer(() -> {});

        assertThat(Thread.interrupted()).isFalse();
    }
}
