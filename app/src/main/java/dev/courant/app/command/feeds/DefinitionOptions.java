package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedOptions;
import dev.courant.runtime.config.Durations;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of feeds that are added. */
final class DefinitionOptions {
    @Option(
            names = "--language",
            paramLabel = "TAG",
            converter = Language.class,
            description = "BCP 47 language of the articles, such as en or pt-BR; default: detected for each article.")
    private @Nullable String language;

    @Option(
            names = "--label",
            paramLabel = "NAME=VALUE",
            description = "A label of yours, such as country=mx; may be repeated.")
    private @Nullable Map<String, String> labels;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            converter = Interval.class,
            description = {
                "Poll at least this often, such as 5m; default: COURANT_POLL_INTERVAL of ingest.",
                "Ingest never polls more often than its COURANT_POLL_MIN_INTERVAL."
            })
    private @Nullable Duration every;

    @Option(
            names = "--min-interval",
            paramLabel = "DURATION",
            converter = Interval.class,
            description = "Poll at most this often, such as 1h; default: COURANT_POLL_MIN_INTERVAL of ingest.")
    private @Nullable Duration minInterval;

    @Option(
            names = "--insecure-tls",
            negatable = true,
            description = "Poll even if the server's certificate cannot be verified; default: do not.")
    private @Nullable Boolean insecureTls;

    @Option(names = "--update", description = "Change feeds that exist already, and poll those again that were gone.")
    private boolean update;

    boolean update() {
        return update;
    }

    FeedOptions options(@Nullable String title) {
        return new FeedOptions(
                title,
                language,
                labels == null ? Map.of() : labels,
                every,
                minInterval,
                insecureTls == null ? null : !insecureTls,
                null);
    }

    private static final class Interval implements ITypeConverter<Duration> {
        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final Duration LONGEST = Duration.ofDays(365);

        @Override
        public Duration convert(String text) {
            Duration duration;
            try {
                duration = Durations.parse(text);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new TypeConversionException("write a duration such as 30s, 15m, 6h or 7d");
            }
            if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
                throw new TypeConversionException("write a duration from 1s to 365d");
            }
            return duration;
        }
    }

    private static final class Language implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                String tag = new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
                if (!tag.equals("und")) {
                    return tag;
                }
            } catch (IllformedLocaleException e) {
                // Reported below, like a tag that names no language.
            }
            throw new TypeConversionException(
                    "'" + text + "' is not a BCP 47 language tag; write one such as en or pt-BR");
        }
    }
}
