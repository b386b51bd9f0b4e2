package dev.courant.app.feeds;

import dev.courant.parse.url.CanonicalUrl;
import dev.courant.runtime.CourantException;
import dev.courant.schemas.FeedDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds feeds by the names people use: id, beginning of an id, or URL. Pure functions. */
public final class FeedNames {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{1,32}");
    private static final int SHORT = 8;
    private static final int FEW = 5;

    private FeedNames() {}

    /**
     * Finds the named feeds.
     *
     * @param names ids, beginnings of ids that only one feed has, or URLs that are equal after normalisation
     * @param known the existing definitions
     * @return the definitions, each once, in the order of the names
     * @throws CourantException when a name fits no feed or several; the message has the name
     */
    public static List<FeedDefinition> resolve(Collection<String> names, Collection<FeedDefinition> known) {
        Map<String, FeedDefinition> byUrl = byUrl(known);
        Set<FeedDefinition> found = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            FeedDefinition feed = CanonicalUrl.of(name).map(byUrl::get).orElseGet(() -> byId(name, known));
            if (feed == null) {
                unknown.add(name);
            } else {
                found.add(feed);
            }
        }
        if (!unknown.isEmpty()) {
            throw new CourantException("no such feed: " + String.join(", ", unknown)
                    + " (a feed is named by its id, the beginning of its id, or its URL: courant feeds list)");
        }
        return List.copyOf(found);
    }

    /**
     * Returns how many digits of an id identify each feed.
     *
     * @param ids the ids of all feeds
     * @return eight, or more where that is not enough
     */
    public static int shortLength(Collection<String> ids) {
        List<String> sorted = ids.stream().sorted().distinct().toList();
        int length = SHORT;
        for (int i = 1; i < sorted.size(); i++) {
            length = Math.max(length, 1 + common(sorted.get(i - 1), sorted.get(i)));
        }
        return length;
    }

    static Map<String, FeedDefinition> byUrl(Collection<FeedDefinition> definitions) {
        Map<String, FeedDefinition> byUrl = new HashMap<>();
        for (FeedDefinition definition : definitions) {
            // Other programs may have written a URL that is not valid; such a feed is found by its id.
            CanonicalUrl.of(definition.getUrl()).ifPresent(url -> byUrl.putIfAbsent(url, definition));
        }
        return byUrl;
    }

    private static @Nullable FeedDefinition byId(String name, Collection<FeedDefinition> known) {
        String start = name.toLowerCase(Locale.ROOT);
        if (!ID.matcher(start).matches()) {
            return null;
        }
        List<FeedDefinition> fitting = known.stream()
                .filter(definition -> definition.getFeedId().startsWith(start))
                .toList();
        if (fitting.size() > 1) {
            String some = fitting.stream()
                    .map(FeedDefinition::getFeedId)
                    .sorted()
                    .limit(FEW)
                    .collect(Collectors.joining(", "));
            throw new CourantException(name + " is the beginning of " + fitting.size() + " feeds' ids: " + some
                    + (fitting.size() > FEW ? ", …" : "") + "; write more digits");
        }
        return fitting.isEmpty() ? null : fitting.getFirst();
    }

    private static int common(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
            length++;
        }
        return length;
    }
}
