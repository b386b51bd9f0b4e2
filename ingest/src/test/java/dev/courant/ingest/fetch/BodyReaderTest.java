package dev.courant.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class BodyReaderTest {
    private static final int MIB = 1 << 20;
    private static final Duration LONG = Duration.ofSeconds(10);

    private static byte[] body(int size) {
        byte[] body = new byte[size];
        new Random(7).nextBytes(body);
        return body;
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "1048575", "1048576", "1048577", "3000000"})
    void shouldReadABodyUpToTheLimit(int size) throws IOException {
        BodyReader bodies = new BodyReader(64 * MIB, 4 * MIB, LONG);

        assertThat(bodies.read(new ByteArrayInputStream(body(size)), 3_000_000).bytes())
                .isEqualTo(body(size));
    }

    @ParameterizedTest
    @CsvSource({"11, 10", "3000001, 3000000", "1048577, 1048576"})
    void shouldReadNoMoreThanTheLimit(int size, int limit) throws IOException {
        BodyReader bodies = new BodyReader(64 * MIB, 4 * MIB, LONG);
        ByteArrayInputStream in = new ByteArrayInputStream(body(size + MIB));

        BodyReader.Body body = bodies.read(in, limit);

        assertThat(body.whole()).isFalse();
        assertThat(body.bytes()).hasSize(limit);

        assertThat(in.available()).isGreaterThanOrEqualTo(MIB - 1);
    }

    @Test
    void shouldHaveLargeBodiesTakeTurnsAndLetSmallOnesPass() throws Exception {
        BodyReader bodies = new BodyReader(0, 4 * MIB, Duration.ofMillis(50));
        CountDownLatch reading = new CountDownLatch(4);
        CountDownLatch end = new CountDownLatch(1);
        Thread[] readers = new Thread[4];
        for (int i = 0; i < readers.length; i++) {
            readers[i] = Thread.ofVirtual().start(() -> {
                try {
                    BodyReader.Body unused = bodies.read(new Stalling(reading, end), 3 * MIB);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
        }
        reading.await();

        assertThat(bodies.read(new ByteArrayInputStream(body(MIB)), 3 * MIB).bytes())
                .hasSize(MIB);
        assertThatThrownBy(() -> bodies.read(new ByteArrayInputStream(body(2 * MIB)), 3 * MIB))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("too many large bodies at once");
        end.countDown();
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(bodies.read(new ByteArrayInputStream(body(2 * MIB)), 3 * MIB).bytes())
                .hasSize(2 * MIB);
    }

    /** Gives a large body, of which the last byte does not come before it is told to. */
    private static final class Stalling extends InputStream {
        private final AtomicInteger given = new AtomicInteger();
        private final CountDownLatch reading;
        private final CountDownLatch end;

        Stalling(CountDownLatch reading, CountDownLatch end) {
            this.reading = reading;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            if (given.incrementAndGet() <= 2 * MIB) {
                return 1;
            }
            reading.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
            return -1;
        }
    }
}
