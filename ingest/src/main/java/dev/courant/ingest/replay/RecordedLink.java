package dev.courant.ingest.replay;

import dev.courant.parse.url.WebUrl;
import dev.courant.recording.Exchange;
import dev.courant.schemas.Identity;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the link of a recorded response. What was received from a URL at a time has one link, whichever file it is read
 * from and however often. Pure functions.
 */
final class RecordedLink {
    /** The feed that the links of all recordings are said to be from. */
    static final String FEED_ID = "replay";

    /** As long as the links of feeds are at most. */
    static final int LONGEST_URL = 4_096;

    private RecordedLink() {}

    /** @param url the URL of the response, parsed; null: it cannot be parsed */
    static Link of(Exchange exchange, @Nullable WebUrl url) {
        String written = url == null ? readable(exchange.url()) : url.toString();
        String received = exchange.at().truncatedTo(ChronoUnit.MILLIS).toString();
        return Link.newBuilder()
                .setLinkId(Identity.ofLink(FEED_ID, written + " " + received, Identity.contentHash(exchange.body())))
                .setArticleId(Identity.ofArticle(
                        url == null ? written : url.canonical().toString()))
                .setUrl(written)
                .setHost(url == null ? "" : url.hostKey())
                .setFeedId(FEED_ID)
                .setOrigin(Origin.BACKFILL)
                .setDiscoveredAt(exchange.at().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    /** Returns the start of a text that is no URL, without control characters. */
    private static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.codePoints()
                .limit(LONGEST_URL / 2)
                .map(character -> Character.isISOControl(character) ? ' ' : character)
                .forEach(readable::appendCodePoint);
        return readable.toString();
    }
}
