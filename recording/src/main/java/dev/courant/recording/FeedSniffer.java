package dev.courant.recording;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds the feeds among the responses of a file that does not list them. */
final class FeedSniffer {
    private static final int SAMPLE = 4 << 10;
    private static final Pattern FEED_TYPE = Pattern.compile("application/(rss|atom|rdf|feed)\\+(xml|json)\\b.*");
    private static final Pattern FEED_ROOT = Pattern.compile("<(rss|feed|rdf:rdf)[\\s>]");

    private FeedSniffer() {}

    static boolean isFeed(Exchange exchange) {
        if (exchange.status() != 200) {
            return false;
        }
        String type = exchange.header("Content-Type").orElse("").strip().toLowerCase(Locale.ROOT);
        return FEED_TYPE.matcher(type).matches() || type.contains("xml") && hasFeedRoot(exchange.body());
    }

    private static boolean hasFeedRoot(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, SAMPLE), StandardCharsets.ISO_8859_1);
        return FEED_ROOT.matcher(start.toLowerCase(Locale.ROOT)).find() && !start.contains("<html");
    }
}
