package dev.courant.ingest.robots;

import static dev.courant.ingest.loopback.Fetching.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.loopback.Fetching;
import dev.courant.ingest.loopback.LoopbackServer;
import dev.courant.ingest.loopback.Reply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RobotsConcurrencyTest {
    private static final Reply FILE = Reply.ok("User-agent: *\nDisallow: /private\n");

    private final Fetcher fetcher = Fetching.fetcher();
    private final Robots robots =
            new Robots(fetcher, InstantSource.fixed(Instant.parse("2031-05-06T12:00:00Z")), "Harbour");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void close() {
        threads.shutdownNow();
        fetcher.close();
    }

    private static LoopbackServer slow(CountDownLatch asked, CountDownLatch answer) {
        return LoopbackServer.with((request, out) -> {
            asked.countDown();
            answer.await();
            out.write(FILE.bytes());
        });
    }

    @Test
    void shouldFetchAFileOnceForAllWhoAskAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (LoopbackServer server = slow(asked, answer)) {
            List<Future<RobotsVerdict>> verdicts = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> robots.verdict(web(server.url("/private/" + i)))))
                    .toList();
            asked.await();
            answer.countDown();

            for (Future<RobotsVerdict> verdict : verdicts) {
                assertThat(verdict.get()).isEqualTo(RobotsVerdict.DISALLOWED);
            }
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldNotLetASlowSiteKeepAnotherWaiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (LoopbackServer slow = slow(asked, answer);
                LoopbackServer quick = LoopbackServer.replying(FILE)) {
            Future<RobotsVerdict> late = threads.submit(() -> robots.verdict(web(slow.url("/a"))));
            asked.await();

            assertThat(robots.verdict(web(quick.url("/a")))).isEqualTo(RobotsVerdict.ALLOWED);

            assertThat(late).isNotDone();
            answer.countDown();
            assertThat(late.get()).isEqualTo(RobotsVerdict.ALLOWED);
        }
    }

    @Test
    void shouldAskAgainAfterAThreadWasInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        try (LoopbackServer server = slow(asked, answer)) {
            Thread interrupted = Thread.ofVirtual().start(() -> robots.verdict(web(server.url("/a"))));
            asked.await();
            interrupted.interrupt();
            interrupted.join();
            answer.countDown();

            assertThat(robots.verdict(web(server.url("/a")))).isEqualTo(RobotsVerdict.ALLOWED);
        }
    }
}
