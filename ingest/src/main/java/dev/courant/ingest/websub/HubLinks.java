package dev.courant.ingest.websub;

import dev.courant.parse.feed.FeedPolling;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Finds the hub that a feed advertises: in the headers of the answer first, then in the document. A pure function.
 *
 * @see <a href="https://www.w3.org/TR/2018/REC-websub-20180123/#discovery">WebSub, section 4</a>
 */
public final class HubLinks {
    private static final int LONGEST = 2_048;
    private static final int MOST_TRIED = 10;

    private HubLinks() {}

    /**
     * The first hub that can be used. A push must be no less authentic than a poll, so a hub is asked over https, also
     * where it is advertised otherwise (WebSub, section 8.2); only where the feed itself came over plain http may a hub
     * on a port of its own be asked in that way. Without a {@code self} link there is nothing to subscribe to.
     *
     * @param url where the document came from
     * @param linkHeaders the {@code Link} headers of the answer
     * @param polling what the document asks of those who poll it
     * @return the hub and the topic; null: none
     */
    public static @Nullable HubLink of(String url, List<String> linkHeaders, FeedPolling polling) {
        HttpUrl document = HttpUrl.parse(url);
        if (document == null) {
            return null;
        }
        String topic = first(Stream.concat(
                LinkHeaders.targets(linkHeaders, "self").map(link -> absolute(document, link)),
                Stream.ofNullable(polling.self()).map(link -> absolute(document, link))));
        String hub = first(Stream.concat(LinkHeaders.targets(linkHeaders, "hub"), polling.hubs().stream())
                .limit(MOST_TRIED)
                .map(link -> hub(document, link)));
        return topic == null || hub == null ? null : new HubLink(hub, topic);
    }

    private static @Nullable String first(Stream<@Nullable String> found) {
        return found.filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Hubs compare topics letter by letter, so what is absolute stays as it was written. */
    private static @Nullable String absolute(HttpUrl document, String link) {
        HttpUrl resolved = link.length() > LONGEST ? null : document.resolve(link);
        if (resolved == null) {
            return null;
        }
        return HttpUrl.parse(link) == null ? resolved.toString() : link;
    }

    private static @Nullable String hub(HttpUrl document, String link) {
        HttpUrl hub = link.length() > LONGEST ? null : document.resolve(link);
        if (hub == null || !hub.username().isEmpty()) {
            return null;
        }
        if (!hub.isHttps() && hub.port() == HttpUrl.defaultPort("http")) {
            return hub.newBuilder()
                    .scheme("https")
                    .port(HttpUrl.defaultPort("https"))
                    .build()
                    .toString();
        }
        return hub.isHttps() || !document.isHttps() ? hub.toString() : null;
    }
}
