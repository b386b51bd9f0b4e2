package dev.courant.ingest.archive;

import dev.courant.recording.coding.ContentDecoder;
import dev.courant.recording.warc.HttpCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a publisher asks that a page is not archived: {@code noarchive} in an {@code X-Robots-Tag} header or a
 * {@code robots} meta element, addressed to all crawlers or to ours. Thread-safe.
 *
 * @see <a href="https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag">Robots meta tag</a>
 */
final class NoArchive {
    private static final String DIRECTIVE = "noarchive";

    /** The statement stands in the head, and heads have ended by then. */
    private static final int MOST_BYTES = 512 << 10;

    /** Also one within a comment: who doubts does not archive. */
    private static final Pattern META = Pattern.compile("<meta\\b[^>]{0,2000}\\b" + DIRECTIVE + "\\b[^>]{0,2000}>");

    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\b(name|content)\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"'>]+)");

    private final String product;

    /** @param userAgent the User-Agent header, whose first product is our name */
    NoArchive(String userAgent) {
        this.product = userAgent.split("[/ ]", 2)[0].toLowerCase(Locale.ROOT);
    }

    boolean isAskedIn(HttpCapture capture) {
        return capture.response().all("X-Robots-Tag").stream().anyMatch(this::inHeader) || inPage(capture);
    }

    /** Directives follow one another with commas; a name before them says whom they concern. */
    private boolean inHeader(String header) {
        String concerned = "";
        for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String directive = part.strip();
            int colon = directive.indexOf(':');
            if (colon > 0) {
                concerned = directive.substring(0, colon).strip();
                directive = directive.substring(colon + 1).strip();
            }
            if (directive.equals(DIRECTIVE) && (concerned.isEmpty() || isOurs(concerned))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOurs(String name) {
        return name.equals("robots") || name.equals(product);
    }

    private boolean inPage(HttpCapture capture) {
        String type = capture.response().first("Content-Type").orElse("text/html");
        if (!type.toLowerCase(Locale.ROOT).contains("html")) {
            return false;
        }
        // Zeros are left out so that the word is seen in UTF-16 as well.
        String start = new String(start(capture), StandardCharsets.ISO_8859_1).replace("\0", "");
        return META.matcher(start.toLowerCase(Locale.ROOT)).results().anyMatch(meta -> inElement(meta.group()));
    }

    private boolean inElement(String meta) {
        Map<String, String> attributes = new HashMap<>();
        ATTRIBUTE
                .matcher(meta)
                .results()
                .forEach(found -> attributes.putIfAbsent(
                        found.group(1), found.group(2).replaceAll("[\"']", "").strip()));
        return isOurs(attributes.getOrDefault("name", ""))
                && Stream.of(attributes.getOrDefault("content", "").split("[,\\s]+"))
                        .anyMatch(DIRECTIVE::equals);
    }

    private static byte[] start(HttpCapture capture) {
        String coding = String.join(",", capture.response().all("Content-Encoding"));
        try (InputStream in = ContentDecoder.decoded(new ByteArrayInputStream(capture.body()), coding)) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            // What cannot be decoded was not read as a page either.
            return new byte[0];
        }
    }
}
