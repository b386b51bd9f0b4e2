package dev.courant.app.command.feeds.text;

import dev.courant.app.feeds.FeedView;
import dev.courant.app.feeds.Trouble;
import dev.courant.schemas.FeedState;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts feeds by state and by trouble, on one line. Pure functions. */
public final class StateSummary {
    private StateSummary() {}

    /** Such as {@code 12 feeds: 9 HEALTHY, 2 FAILING, 1 PAUSED; 2 in trouble: 2 FAILING, 1 OVERDUE}. */
    public static String of(List<FeedView> feeds, Instant now) {
        if (feeds.isEmpty()) {
            return "no feeds";
        }
        String total = feeds.size()
                + (feeds.size() == 1 ? " feed: " : " feeds: ")
                + counts(feeds.stream()
                        .collect(Collectors.groupingBy(
                                FeedView::state, () -> new EnumMap<>(FeedState.class), Collectors.counting())));
        long troubled =
                feeds.stream().filter(feed -> !feed.troubles(now).isEmpty()).count();
        return troubled == 0
                ? total + "; none in trouble"
                : total + "; " + troubled + " in trouble: " + kinds(feeds, now);
    }

    private static String kinds(List<FeedView> feeds, Instant now) {
        return counts(feeds.stream()
                .flatMap(feed -> feed.troubles(now).stream())
                .collect(Collectors.groupingBy(
                        trouble -> trouble, () -> new EnumMap<>(Trouble.class), Collectors.counting())));
    }

    private static String counts(Map<?, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
