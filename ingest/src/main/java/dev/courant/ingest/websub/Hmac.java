package dev.courant.ingest.websub;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes (RFC 2104). Thread-safe. */
final class Hmac {
    static final String SHA_256 = "HmacSHA256";

    private Hmac() {}

    /** @param algorithm one that every Java platform has, such as {@link #SHA_256} */
    static byte[] of(String algorithm, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " is missing from this Java platform", e);
        }
    }
}
