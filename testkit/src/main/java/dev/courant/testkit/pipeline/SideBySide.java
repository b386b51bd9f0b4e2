package dev.courant.testkit.pipeline;

import dev.courant.runtime.Interrupts;
import java.util.List;
import java.util.stream.Stream;

/** Does several things at the same time. Stateless. */
final class SideBySide {
    private SideBySide() {}

    /** Runs all, and returns when all have ended; an interrupt is kept for later. */
    static void run(Stream<Runnable> all) {
        List<Thread> threads = all.map(Thread.ofVirtual()::start).toList();
        threads.forEach(thread -> Interrupts.defer(thread::join));
    }
}
