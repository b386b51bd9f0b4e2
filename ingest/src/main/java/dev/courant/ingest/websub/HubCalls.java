package dev.courant.ingest.websub;

import dev.courant.ingest.websub.Answer.Result;
import dev.courant.ingest.websub.Callbacks.Callback;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the requests of hubs to callbacks, and writes those that are authentic to the topic {@code pushes} before they
 * are answered. Stateless: everything that the request alone does not tell is decided by the instance that polls the
 * feed. Thread-safe.
 */
final class HubCalls {
    private static final Logger log = LoggerFactory.getLogger(HubCalls.class);
    private static final int LONGEST_CHALLENGE = 1_024;
    private static final int LONGEST_REASON = 200;

    private final Callbacks callbacks;
    private final PushLog pushes;
    private final InstantSource clock;
    private final LogThrottle forgeryLog;

    HubCalls(Callbacks callbacks, PushLog pushes, InstantSource clock) {
        this.callbacks = callbacks;
        this.pushes = pushes;
        this.clock = clock;
        this.forgeryLog = new LogThrottle(clock, Duration.ofMinutes(1));
    }

    /** Returns the callback of a path; null when it is none. */
    @Nullable
    Callback callback(String path) {
        return callbacks.open(path);
    }

    /**
     * Handles a verification or denial (WebSub, sections 5.2 and 5.3).
     *
     * @param parameters gives the first value of a query parameter, or null
     */
    Answer verification(Callback callback, UnaryOperator<@Nullable String> parameters) {
        String mode = parameters.apply("hub.mode");
        if (mode == null || !callback.isFor(parameters.apply("hub.topic"))) {
            return Answer.UNKNOWN;
        }
        return switch (mode) {
            case "subscribe" -> {
                Push.Builder push = push(callback, PushKind.VERIFIED)
                        .setLeaseSeconds(seconds(parameters.apply("hub.lease_seconds")));
                yield confirmed(push, Result.VERIFIED, parameters.apply("hub.challenge"));
            }
            // Only the hub knows the URL, so this is authentic; if we did not ask for it, the feed must learn of it.
            case "unsubscribe" -> {
                Push.Builder push = push(callback, PushKind.DENIED).setReason("unsubscribed");
                yield confirmed(push, Result.UNSUBSCRIBED, parameters.apply("hub.challenge"));
            }
            case "denied" -> {
                Push.Builder push = push(callback, PushKind.DENIED).setReason(line(parameters.apply("hub.reason")));
                yield Answer.to(pushes.write(push.build()), Result.DENIED, 200, "");
            }
            default -> Answer.UNKNOWN;
        };
    }

    /** Handles pushed content (WebSub, section 7). */
    Answer content(Callback callback, @Nullable String signature, @Nullable String contentType, byte[] body) {
        if (!Signature.holds(signature, callbacks.secret(callback), body)) {
            if (forgeryLog.permits()) {
                log.warn("event=push_forged feed={} signed={}", callback.feedId(), signature != null);
            }
            return Answer.FORGED;
        }
        Push.Builder push = push(callback, PushKind.CONTENT)
                .setContentType(line(contentType))
                .setBody(ByteBuffer.wrap(body));
        return Answer.to(pushes.write(push.build()), Result.CONTENT, 202, "");
    }

    private Answer confirmed(Push.Builder push, Result result, @Nullable String challenge) {
        boolean valid = challenge != null
                && !challenge.isEmpty()
                && challenge.length() <= LONGEST_CHALLENGE
                && challenge.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return challenge != null && valid
                ? Answer.to(pushes.write(push.build()), result, 200, challenge)
                : Answer.UNKNOWN;
    }

    private Push.Builder push(Callback callback, PushKind kind) {
        return Push.newBuilder()
                .setFeedId(callback.feedId())
                .setTopic(callback.subscriptionId())
                .setKind(kind)
                .setReceivedAt(clock.instant());
    }

    private static @Nullable Long seconds(@Nullable String number) {
        try {
            return number == null ? null : (Long) Long.parseLong(number);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Returns untrusted text on one line of bounded length; null when it is blank. */
    static @Nullable String line(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String start = text.strip();
        start = start.substring(0, Math.min(start.length(), LONGEST_REASON));
        return start.replaceAll("\\p{Cntrl}+", " ");
    }
}
