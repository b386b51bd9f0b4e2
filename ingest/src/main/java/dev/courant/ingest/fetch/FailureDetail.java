package dev.courant.ingest.fetch;

import dev.courant.parse.url.WebUrl;
import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Says in one line why a request failed. The messages of failed TLS handshakes span lines, or say what the JDK tried
 * rather than what is wrong with the server. Stateless.
 */
final class FailureDetail {
    private static final String NAMES = "subjectAltNames: ";

    private FailureDetail() {}

    /** Returns the host with the reason. */
    static String of(WebUrl url, IOException failure) {
        return url.host() + ": " + (failure instanceof SSLException ? handshake(failure) : message(failure));
    }

    private static String handshake(IOException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> fault(cause).stream())
                .findFirst()
                .orElseGet(() -> message(failure));
    }

    private static Optional<String> fault(Throwable cause) {
        return switch (cause) {
            case CertificateExpiredException expired ->
                Optional.of("the certificate has expired (" + message(expired) + ")");
            case CertificateNotYetValidException early ->
                Optional.of("the certificate is not valid yet (" + message(early) + ")");
            case CertPathBuilderException unknown ->
                Optional.of("the certificate is not signed by an authority that is known here");
            case SSLPeerUnverifiedException other -> Optional.of("the certificate is for other names" + names(other));
            case SSLException old
            when message(old).matches(".*protocol[ _]version.*") ->
                Optional.of("the server speaks neither TLS 1.2 nor TLS 1.3");
            default -> Optional.empty();
        };
    }

    /** Returns the names in the certificate, as far as OkHttp's message has them. */
    private static String names(SSLPeerUnverifiedException failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(NAMES))
                .map(line -> ": " + line.substring(NAMES.length()))
                .findFirst()
                .orElse("");
    }

    private static String message(Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        return message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElse(message);
    }
}
