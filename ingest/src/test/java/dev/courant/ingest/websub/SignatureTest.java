package dev.courant.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private static boolean holds(@Nullable String header) {
        return Signature.holds(header, "Jefe", BODY);
    }

    /** The second test case of RFC 2202 and RFC 4231. */
    @ParameterizedTest
    @CsvSource({
        "sha1,effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "sha256," + SHA_256,
        "sha384,af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        "sha512,164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a3"
                + "4d4a6b4b636e070a38bce737"
    })
    void shouldKnowEachMethod(String method, String hex) {
        assertThat(holds(method + "=" + hex)).isTrue();
        assertThat(holds(method.toUpperCase(Locale.ROOT) + "=" + hex.toUpperCase(Locale.ROOT)))
                .isTrue();
        assertThat(holds(method + "=" + hex.substring(2) + "00")).isFalse();
        assertThat(holds(method + "=" + hex.substring(2))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "=", "sha256", "sha256=", SHA_256, "md5=" + SHA_256, "sha1=" + SHA_256, "sha256=xyz"})
    void shouldHoldNothingElseForASignature(@Nullable String header) {
        assertThat(holds(header)).isFalse();
    }

    @Test
    void shouldDependOnBodyAndSecret() {
        assertThat(Signature.holds("sha256=" + SHA_256, "jefe", BODY)).isFalse();
        assertThat(Signature.holds("sha256=" + SHA_256, "Jefe", new byte[0])).isFalse();
    }
}
