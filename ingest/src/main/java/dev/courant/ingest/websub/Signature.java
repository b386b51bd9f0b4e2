package dev.courant.ingest.websub;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signatures of hubs. SHA-1 is accepted because most hubs use it; the attacks on SHA-1 do not concern keyed
 * hashes.
 *
 * @see <a href="https://www.w3.org/TR/2018/REC-websub-20180123/#authenticated-content-distribution">WebSub, section
 *     7.1</a>
 */
final class Signature {
    private static final Map<String, String> METHODS = Map.of(
            "sha1", "HmacSHA1",
            "sha256", "HmacSHA256",
            "sha384", "HmacSHA384",
            "sha512", "HmacSHA512");

    private Signature() {}

    /** Returns whether {@code header}, such as {@code sha256=1f…}, is the body's signature, in constant time. */
    static boolean holds(@Nullable String header, String secret, byte[] body) {
        int equals = header == null ? -1 : header.indexOf('=');
        if (header == null || equals < 0) {
            return false;
        }
        String algorithm = METHODS.get(header.substring(0, equals).strip().toLowerCase(Locale.ROOT));
        byte[] given = bytes(header.substring(equals + 1).strip());
        return algorithm != null
                && MessageDigest.isEqual(Hmac.of(algorithm, secret.getBytes(StandardCharsets.UTF_8), body), given);
    }

    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
