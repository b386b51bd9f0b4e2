package dev.courant.ingest.websub.subscription;

import dev.courant.parse.feed.FeedPolling;
import dev.courant.parse.url.WebUrl;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Finds the hub that a feed advertises: first in the headers of the response, then in the document. A pure function.
 *
 * @see <a href="https://www.w3.org/TR/2018/REC-websub-20180123/#discovery">WebSub, section 4</a>
 */
public final class HubLinks {
    private static final int LONGEST = 2_048;
    private static final int MOST_TRIED = 10;

    private HubLinks() {}

    /**
     * Returns the first hub that can be used. A push must be as authentic as a poll, so a hub is asked over https even
     * when it is advertised with http (WebSub, section 8.2); http is used only for a hub on a non-standard port of a
     * feed that was itself fetched over http. Without a {@code self} link there is nothing to subscribe to.
     *
     * @param url where the document came from
     * @param linkHeaders the {@code Link} headers of the response
     * @param polling the polling hints of the document
     * @return the hub and the topic; null: none
     */
    public static @Nullable HubLink of(WebUrl url, List<String> linkHeaders, FeedPolling polling) {
        HttpUrl document = url.http();
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

    /** Hubs compare topics as strings, so an absolute one stays as it was written. */
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
