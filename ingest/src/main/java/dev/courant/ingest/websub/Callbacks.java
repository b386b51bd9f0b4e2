package dev.courant.ingest.websub;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Makes and knows callback addresses, {@code <base>/<feed id>/<subscription key>/<token>}. Token and signing secret are
 * derived from the first two, so any instance can tell which subscription a hub speaks of, and that we asked for it,
 * without keeping anything. Immutable and thread-safe.
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

    /** A subscription that a callback address is for. */
    record Callback(String feedId, String key) {
        boolean isFor(@Nullable String topic) {
            return topic != null && SubscriptionKey.isFor(key, topic);
        }
    }

    String address(Callback callback) {
        return String.join("/", base, callback.feedId(), callback.key(), token(callback));
    }

    /** What the hub signs with: 64 characters. */
    String secret(Callback callback) {
        return HexFormat.of().formatHex(derived("push", callback));
    }

    /**
     * What a request is for; null when its address is none of ours. Only the end of the path counts: some proxies leave
     * the path of the base in, and some do not.
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
        String message = purpose + "\n" + callback.feedId() + "\n" + callback.key();
        return Hmac.of(Hmac.SHA_256, master, message.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
