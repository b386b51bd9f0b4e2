package dev.courant.ingest.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HostQueuesTest {
    private static final Duration AGES = Duration.ofHours(1);

    @Test
    void shouldAskAHostOneThingAtATimeAndInOrder() throws InterruptedException {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> order = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(20);
        try (HostQueues hosts = new HostQueues(Duration.ofMillis(1))) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                hosts.submit("one", () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    order.add(number);
                    running.decrementAndGet();
                    all.countDown();
                    return true;
                });
            }
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(most).hasValue(1);
        assertThat(order).isSorted().hasSize(20);
    }

    @Test
    void shouldNotLetASlowHostDelayAnother() throws InterruptedException {
        CountDownLatch other = new CountDownLatch(1);
        AtomicBoolean inTime = new AtomicBoolean();
        CountDownLatch slow = new CountDownLatch(1);
        try (HostQueues hosts = new HostQueues(AGES)) {
            hosts.submit("slow", () -> {
                inTime.set(other.await(10, TimeUnit.SECONDS));
                slow.countDown();
                return true;
            });
            hosts.submit("other", () -> {
                other.countDown();
                return true;
            });
            assertThat(slow.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(inTime).isTrue();
    }

    @Test
    void shouldPauseOnlyAfterTheHostWasAsked() throws InterruptedException {
        CountDownLatch skipped = new CountDownLatch(100);
        CountDownLatch afterThePause = new CountDownLatch(1);
        try (HostQueues hosts = new HostQueues(AGES)) {
            for (int i = 0; i < 100; i++) {
                hosts.submit("one", () -> {
                    skipped.countDown();
                    return false;
                });
            }
            assertThat(skipped.await(10, TimeUnit.SECONDS)).isTrue();
            CountDownLatch asked = new CountDownLatch(1);
            hosts.submit("one", () -> {
                asked.countDown();
                return true;
            });
            hosts.submit("one", () -> {
                afterThePause.countDown();
                return true;
            });
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(afterThePause.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void shouldGoOnAfterATaskThatBreaks() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        try (HostQueues hosts = new HostQueues(Duration.ofMillis(1))) {
            hosts.submit("one", () -> {
                throw new StackOverflowError();
            });
            hosts.submit("one", () -> {
                next.countDown();
                return true;
            });

            assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldInterruptWhatRunsAndDropWhatWaitsWhenClosed() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean ranAfter = new AtomicBoolean();
        try (HostQueues hosts = new HostQueues(Duration.ZERO)) {
            hosts.submit("one", () -> {
                started.countDown();
                try {
                    Thread.sleep(AGES);
                } catch (InterruptedException e) {
                    interrupted.set(true);
                    throw e;
                }
                return true;
            });
            hosts.submit("one", () -> {
                ranAfter.set(true);
                return true;
            });
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(interrupted).isTrue();
        assertThat(ranAfter).isFalse();
    }
}
