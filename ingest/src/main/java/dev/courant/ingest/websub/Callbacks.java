package dev.courant.ingest.websub;

import dev.courant.ingest.websub.subscription.SubscriptionId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes and recognises callback URLs, {@code <base>/<feed id>/<subscription id>/<token>}. Token and signing secret are
 * derived from the ids, so any instance can tell which subscription a request is for, and that we asked for it, without
 * any state. Immutable and thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/2018/REC-websub-20180123/#subscription-parameter-details">WebSub, section
 *     5.1.1</a>
 */
final class Callbacks {
    private static final int TOKEN_BYTES = 16;

    private final String base;
    private final byte[] master;

    Callbacks(URI base, String secret) {
        this.base = base.toString().replaceAll("/+$", "");
        this.master = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** The subscription that a callback URL is for. */
    record Callback(String feedId, String subscriptionId) {
        boolean isFor(@Nullable String topic) {
            return topic != null && SubscriptionId.isFor(subscriptionId, topic);
        }
    }

    String url(Callback callback) {
        return String.join("/", base, callback.feedId(), callback.subscriptionId(), token(callback));
    }

    /** Returns the secret that the hub signs with: 64 characters. */
    String secret(Callback callback) {
        return HexFormat.of().formatHex(derived("push", callback));
    }

    /**
     * Returns the callback of a request; null when its URL is not one of ours. Only the end of the path is compared:
     * some proxies remove the path of the base, and some do not.
     */
    @Nullable
    Callback open(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length < 3) {
            return null;
        }
        Callback callback = new Callback(parts[parts.length - 3], parts[parts.length - 2]);
        return MessageDigest.isEqual(ascii(token(callback)), ascii(parts[parts.length - 1])) ? callback : null;
    }

    private String token(Callback callback) {
        byte[] hash = Arrays.copyOf(derived("callback", callback), TOKEN_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private byte[] derived(String purpose, Callback callback) {
        String message = purpose + "\n" + callback.feedId() + "\n" + callback.subscriptionId();
        return Hmac.of(Hmac.SHA_256, master, message.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
