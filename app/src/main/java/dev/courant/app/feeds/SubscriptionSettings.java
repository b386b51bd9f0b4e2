package dev.courant.app.feeds;

import dev.courant.runtime.config.Durations;
import dev.courant.schemas.FeedDefinition;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription list keeps of a feed's definition besides address, title and folder, so that an exported list can
 * be imported again. Pure functions.
 */
final class SubscriptionSettings {
    private static final String PAUSED = "paused";
    private static final String LANGUAGE = "language";
    private static final String EVERY = "every";
    private static final String MIN_INTERVAL = "minInterval";
    private static final String VERIFY_TLS = "verifyTls";

    /** Names and values as in the query of a URL. */
    private static final String LABELS = "labels";

    private SubscriptionSettings() {}

    /** @param folder the label that is left out, since the list has it as a folder */
    static Map<String, String> of(FeedDefinition definition, String folder) {
        Map<String, String> settings = new HashMap<>();
        if (!definition.getEnabled()) {
            settings.put(PAUSED, "true");
        }
        if (!definition.getVerifyTls()) {
            settings.put(VERIFY_TLS, "false");
        }
        put(settings, LANGUAGE, definition.getLanguage());
        put(settings, EVERY, seconds(definition.getMaxIntervalSeconds()));
        put(settings, MIN_INTERVAL, seconds(definition.getMinIntervalSeconds()));
        Map<String, String> labels = new TreeMap<>(definition.getLabels());
        labels.remove(folder);
        if (!labels.isEmpty()) {
            settings.put(
                    LABELS,
                    labels.entrySet().stream()
                            .map(label -> encoded(label.getKey()) + "=" + encoded(label.getValue()))
                            .collect(Collectors.joining("&")));
        }
        return settings;
    }

    /** Returns the options that a list sets; a value that cannot be read is not set. */
    static FeedOptions options(Map<String, String> settings) {
        String verifyTls = settings.get(VERIFY_TLS);
        String paused = settings.get(PAUSED);
        return new FeedOptions(
                null,
                settings.get(LANGUAGE),
                labels(settings.getOrDefault(LABELS, "")),
                duration(settings.get(EVERY)),
                duration(settings.get(MIN_INTERVAL)),
                verifyTls == null ? null : !verifyTls.equals("false"),
                paused == null ? null : !paused.equals("true"));
    }

    private static Map<String, String> labels(String written) {
        Map<String, String> labels = new HashMap<>();
        for (String pair : written.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                labels.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return labels;
    }

    private static @Nullable Duration duration(@Nullable String written) {
        try {
            Duration duration = written == null ? null : Durations.parse(written);
            return duration == null || duration.toSeconds() < 1 ? null : duration;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable String seconds(@Nullable Integer seconds) {
        return seconds == null ? null : seconds + "s";
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
