package dev.courant.recording;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server behaves when it answers, other than well. A recording says it in a header field of the answer, which is
 * never sent: {@code Courant-Behaviour: slow 5s}, {@code broken} or {@code refusing}.
 */
public sealed interface ServerBehaviour {
    /** The name of the header field. */
    String HEADER = "Courant-Behaviour";

    /** {@return the behaviour as the header field states it} */
    String stated();

    /**
     * The answer begins late.
     *
     * @param delay how late, in real time
     */
    record Slow(Duration delay) implements ServerBehaviour {
        /** Checks that the delay is positive. */
        public Slow {
            if (!delay.isPositive()) {
                throw new CourantException("a slow answer needs a delay above 0, not " + delay);
            }
        }

        @Override
        public String stated() {
            return "slow " + delay;
        }
    }

    /** The connection is closed in the middle of the body. */
    record Broken() implements ServerBehaviour {
        @Override
        public String stated() {
            return "broken";
        }
    }

    /** The connection is closed before anything is answered. */
    record Refusing() implements ServerBehaviour {
        @Override
        public String stated() {
            return "refusing";
        }
    }

    /** {@return the header field that states this} */
    default Header header() {
        return new Header(HEADER, stated());
    }

    /**
     * Returns how the server behaves with an answer.
     *
     * @param exchange the answer
     * @return the behaviour; empty: it answers well
     * @throws CourantException when the header field states no behaviour
     */
    static Optional<ServerBehaviour> of(Exchange exchange) {
        return exchange.header(HEADER).map(value -> parse(exchange, value.strip()));
    }

    private static ServerBehaviour parse(Exchange exchange, String value) {
        String[] words = value.split("\\s+", 2);
        return switch (words[0]) {
            case "broken" -> new Broken();
            case "refusing" -> new Refusing();
            case "slow" -> new Slow(delay(exchange, value, words.length == 2 ? words[1] : ""));
            default -> throw unknown(exchange, value);
        };
    }

    private static Duration delay(Exchange exchange, String value, String delay) {
        try {
            return Durations.parse(delay);
        } catch (IllegalArgumentException e) {
            throw unknown(exchange, value);
        }
    }

    private static CourantException unknown(Exchange exchange, String value) {
        return new CourantException(exchange.url() + " at " + exchange.at() + ": " + HEADER + ": " + value
                + " is no behaviour; write \"slow 5s\", \"broken\" or \"refusing\"");
    }
}
