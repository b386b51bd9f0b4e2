package dev.courant.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class LoopTest {
    @Test
    void shouldBeUpOnceItsBodyIsReady() {
        CountDownLatch stop = new CountDownLatch(1);
        try (Loop loop = Loop.start("test", running -> {
            running.onStop(stop::countDown);
            running.ready();
            stop.await();
        })) {
            await().until(() -> loop.check() instanceof Health.Up);
        }
    }

    @Test
    void shouldBeDownWhenARoundDoesNotEnd() {
        AtomicLong nanos = new AtomicLong();
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch stop = new CountDownLatch(1);
        Loop.Body body = running -> {
            running.onStop(stop::countDown);
            running.ready();
            stuck.await();
            running.ready();
            stop.await();
        };
        try (Loop loop = Loop.start("test", body, nanos::get)) {
            await().until(() -> loop.check() instanceof Health.Up);

            nanos.addAndGet(Loop.LONGEST_ROUND.plusSeconds(1).toNanos());

            assertThat(loop.check()).isEqualTo(Health.down("its thread has been busy with one round for 9 s"));
            stuck.countDown();
            await().until(() -> loop.check() instanceof Health.Up);
        }
    }

    @Test
    void shouldReportWhatItsBodyWaitsFor() {
        CountDownLatch stop = new CountDownLatch(1);
        try (Loop loop = Loop.start("test", running -> {
            running.onStop(stop::countDown);
            running.ready();
            running.notReady("not a member");
            stop.await();
        })) {
            await().until(() -> loop.check().equals(Health.down("not a member")));
        }
    }

    @Test
    void shouldReportTheCauseAndRestartWhenItsBodyFails() {
        AtomicInteger lives = new AtomicInteger();
        CountDownLatch stop = new CountDownLatch(1);
        try (Loop loop = Loop.start("test", running -> {
            running.onStop(stop::countDown);
            if (lives.incrementAndGet() == 1) {
                throw new IllegalStateException("the broker is unavailable");
            }
            running.ready();
            stop.await();
        })) {
            await().until(() ->
                    loop.check() instanceof Health.Down(String cause) && cause.contains("broker is unavailable"));
            await().until(() -> loop.check() instanceof Health.Up);
            assertThat(lives).hasValue(2);
        }
    }

    @Test
    void shouldEndAtOnceWhenClosedDuringAPause() {
        Loop loop = Loop.start("test", running -> {
            throw new IllegalStateException("no luck");
        });
        await().until(() -> loop.check() instanceof Health.Down(String cause) && cause.contains("no luck"));

        loop.close();

        assertThat(loop.check()).isEqualTo(Health.down("stopped"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57014", "55P03", "25P03"})
    void shouldWarnOfAnOutageOfTheDatabaseInOneLine(String state) {
        Logger logger = (Logger) LoggerFactory.getLogger(Loop.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.setLevel(Level.WARN);
        logger.setAdditive(false);
        logger.addAppender(lines);
        try (Loop loop = Loop.start("test", running -> {
            throw new IllegalStateException(new SQLException("the session has ended", state));
        })) {
            await().until(() -> loop.check() instanceof Health.Down(String cause) && cause.contains("has ended"));
            await().until(() -> !lines.list.isEmpty());
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(null);
            logger.setAdditive(true);
        }

        assertThat(lines.list.getFirst()).satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getThrowableProxy()).isNull();
        });
    }
}
