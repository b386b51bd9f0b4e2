package dev.courant.ingest.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.time.PassingTime;
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
        try (HostQueues hosts = new HostQueues(Duration.ofMillis(1), PassingTime.OF_THE_MACHINE);
                HostQueue queue = hosts.open(HostQueue.Priority.NORMAL)) {
            for (int i = 0; i < 20; i++) {
                int number = i;
                queue.submit("one", () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    order.add(number);
                    running.decrementAndGet();
                    all.countDown();
                    return HostDelay.USUAL;
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
        try (HostQueues hosts = new HostQueues(AGES, PassingTime.OF_THE_MACHINE);
                HostQueue queue = hosts.open(HostQueue.Priority.NORMAL)) {
            queue.submit("slow", () -> {
                inTime.set(other.await(10, TimeUnit.SECONDS));
                slow.countDown();
                return HostDelay.USUAL;
            });
            queue.submit("other", () -> {
                other.countDown();
                return HostDelay.USUAL;
            });
            assertThat(slow.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(inTime).isTrue();
    }

    @Test
    void shouldPauseOnlyAfterTheHostWasAsked() throws InterruptedException {
        CountDownLatch skipped = new CountDownLatch(100);
        CountDownLatch afterThePause = new CountDownLatch(1);
        try (HostQueues hosts = new HostQueues(AGES, PassingTime.OF_THE_MACHINE);
                HostQueue queue = hosts.open(HostQueue.Priority.NORMAL)) {
            for (int i = 0; i < 100; i++) {
                queue.submit("one", () -> {
                    skipped.countDown();
                    return HostDelay.NONE;
                });
            }
            assertThat(skipped.await(10, TimeUnit.SECONDS)).isTrue();
            CountDownLatch asked = new CountDownLatch(1);
            queue.submit("one", () -> {
                asked.countDown();
                return HostDelay.USUAL;
            });
            queue.submit("one", () -> {
                afterThePause.countDown();
                return HostDelay.USUAL;
            });
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(afterThePause.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void shouldCountThePauseFromTheAnswerOfTheHost() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        try (HostQueues hosts = new HostQueues(AGES, PassingTime.OF_THE_MACHINE);
                HostQueue queue = hosts.open(HostQueue.Priority.NORMAL)) {
            for (int i = 0; i < 2; i++) {
                queue.submit("one", () -> {
                    twice.countDown();
                    return HostDelay.USUAL.withElapsed(AGES.minusMillis(1));
                });
            }

            assertThat(twice.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(HostDelay.atLeast(Duration.ofSeconds(7))
                        .withElapsed(Duration.ofSeconds(2))
                        .left(AGES.dividedBy(3_600)))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(HostDelay.USUAL.withElapsed(AGES).left(Duration.ofSeconds(1)))
                .isZero();
    }

    @Test
    void shouldGoOnAfterATaskThatBreaks() throws InterruptedException {
        CountDownLatch next = new CountDownLatch(1);
        try (HostQueues hosts = new HostQueues(Duration.ofMillis(1), PassingTime.OF_THE_MACHINE);
                HostQueue queue = hosts.open(HostQueue.Priority.NORMAL)) {
            queue.submit("one", () -> {
                throw new StackOverflowError();
            });
            queue.submit("one", () -> {
                next.countDown();
                return HostDelay.USUAL;
            });

            assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void shouldInterruptWhatRunsAndDropWhatWaitsWhenClosed() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean ranAfter = new AtomicBoolean();
        try (HostQueues hosts = new HostQueues(Duration.ZERO, PassingTime.OF_THE_MACHINE);
                HostQueue queue = hosts.open(HostQueue.Priority.NORMAL)) {
            queue.submit("one", () -> {
                started.countDown();
                try {
                    Thread.sleep(AGES);
                } catch (InterruptedException e) {
                    interrupted.set(true);
                    throw e;
                }
                return HostDelay.USUAL;
            });
            queue.submit("one", () -> {
                ranAfter.set(true);
                return HostDelay.USUAL;
            });
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(interrupted).isTrue();
        assertThat(ranAfter).isFalse();
    }

    @Test
    void shouldLetUrgentTasksGoFirst() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch submitted = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(4);
        try (HostQueues hosts = new HostQueues(Duration.ofMillis(1), PassingTime.OF_THE_MACHINE);
                HostQueue pages = hosts.open(HostQueue.Priority.NORMAL);
                HostQueue feeds = hosts.open(HostQueue.Priority.HIGH)) {
            pages.submit("one", () -> {
                submitted.await();
                all.countDown();
                return HostDelay.USUAL;
            });
            for (String page : List.of("page 1", "page 2")) {
                pages.submit("one", () -> noted(order, page, all));
            }
            feeds.submit("one", () -> noted(order, "feed", all));
            submitted.countDown();
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(order).containsExactly("feed", "page 1", "page 2");
    }

    @Test
    void shouldLeaveAHostAloneForAsLongAsItAsked() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(2);
        long start = System.nanoTime();
        Duration rest = Duration.ofMillis(80);
        try (HostQueues hosts = new HostQueues(Duration.ofMillis(1), PassingTime.OF_THE_MACHINE);
                HostQueue queue = hosts.open(HostQueue.Priority.NORMAL)) {
            queue.submit("one", () -> {
                all.countDown();
                return HostDelay.atLeast(rest);
            });
            queue.submit("one", () -> noted(order, "after", all));
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(order).containsExactly("after");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(rest);
    }

    @Test
    void shouldGoOnWithOthersWhileATaskIsPutOff() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch all = new CountDownLatch(2);
        try (HostQueues hosts = new HostQueues(Duration.ofMillis(1), PassingTime.OF_THE_MACHINE);
                HostQueue queue = hosts.open(HostQueue.Priority.NORMAL)) {
            queue.submitLater("one", () -> noted(order, "later", all), Duration.ofMillis(200));
            queue.submit("one", () -> noted(order, "now", all));
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(order).containsExactly("now", "later");
    }

    @Test
    void shouldCloseALaneAndLeaveTheOthersAlone() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch otherLane = new CountDownLatch(1);
        try (HostQueues hosts = new HostQueues(Duration.ofMillis(1), PassingTime.OF_THE_MACHINE);
                HostQueue staying = hosts.open(HostQueue.Priority.NORMAL)) {
            try (HostQueue closing = hosts.open(HostQueue.Priority.NORMAL)) {
                closing.submit("one", () -> {
                    started.countDown();
                    try {
                        Thread.sleep(AGES);
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    return HostDelay.USUAL;
                });
                assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(interrupted).isTrue();
            staying.submit("one", () -> {
                otherLane.countDown();
                return HostDelay.USUAL;
            });
            assertThat(otherLane.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static HostDelay noted(List<String> order, String name, CountDownLatch all) {
        order.add(name);
        all.countDown();
        return HostDelay.USUAL;
    }
}
