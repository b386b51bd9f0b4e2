package dev.courant.ingest.poll;

import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.FeedDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definitions of all feeds, by id and by URL. Thread-safe, as long as one thread alone changes it. */
final class FeedDefinitions {
    private final Map<String, Defined> byId = new ConcurrentHashMap<>();
    private final Map<String, String> idsByUrl = new ConcurrentHashMap<>();

    /** @param url the URL of the definition; null when it cannot be parsed */
    record Defined(FeedDefinition definition, @Nullable WebUrl url) {
        /** Returns the host that is asked; empty for a URL that cannot be parsed. */
        String host() {
            return url == null ? "" : url.hostKey();
        }

        private String canonicalUrl() {
            return url == null ? definition.getUrl() : url.canonical().toString();
        }
    }

    /** Adds or replaces a definition and returns the former one. */
    @Nullable
    Defined put(String feedId, Defined defined) {
        Defined before = remove(feedId);
        byId.put(feedId, defined);
        idsByUrl.putIfAbsent(defined.canonicalUrl(), feedId);
        return before;
    }

    /** Removes a definition and returns it. */
    @Nullable
    Defined remove(String feedId) {
        Defined before = byId.remove(feedId);
        if (before != null) {
            idsByUrl.remove(before.canonicalUrl(), feedId);
        }
        return before;
    }

    @Nullable
    Defined get(String feedId) {
        return byId.get(feedId);
    }

    boolean contains(String feedId) {
        return byId.containsKey(feedId);
    }

    Stream<Defined> all() {
        return byId.values().stream();
    }

    /** Returns the feed that is defined with a URL, other than the given feed. */
    Optional<String> other(String feedId, WebUrl url) {
        return Optional.ofNullable(idsByUrl.get(url.canonical().toString())).filter(id -> !id.equals(feedId));
    }
}
