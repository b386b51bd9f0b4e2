package dev.courant.parse.feed;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a feed asks of those who poll it. Nonsense is no hint. */
final class PollingHints {
    private static final int MOST = 1_000_000;

    private PollingHints() {}

    static FeedPolling of(Fields fields, Base base) {
        return new FeedPolling(
                ttl(fields),
                updateInterval(fields),
                FeedLinks.hubs(fields, base),
                FeedLinks.related(fields, base, "self", "").findFirst().orElse(null));
    }

    private static @Nullable Duration ttl(Fields fields) {
        int minutes = number(fields.text(List.of("ttl")));
        return minutes < 1 ? null : Duration.ofMinutes(minutes);
    }

    private static @Nullable Duration updateInterval(Fields fields) {
        String period = fields.text(List.of("sy:updateperiod"));
        Duration length = period == null ? null : period(period.toLowerCase(Locale.ROOT));
        int frequency = number(fields.text(List.of("sy:updatefrequency")));
        return length == null ? null : length.dividedBy(Math.max(1, frequency));
    }

    private static @Nullable Duration period(String name) {
        return switch (name) {
            case "hourly" -> Duration.ofHours(1);
            case "daily" -> Duration.ofDays(1);
            case "weekly" -> Duration.ofDays(7);
            case "monthly" -> Duration.ofDays(30);
            case "yearly" -> Duration.ofDays(365);
            default -> null;
        };
    }

    private static int number(@Nullable String text) {
        try {
            int number = text == null ? 0 : Integer.parseInt(text);
            return number > MOST ? 0 : number;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
