package dev.courant.embedded.world;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats of dates in feeds and bylines; all in UTC. */
final class DateFormats {
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter SPANISH =
            DateTimeFormatter.ofPattern("EEEE, d 'de' MMMM 'de' yyyy, HH:mm 'UTC'", Locale.forLanguageTag("es"));

    private DateFormats() {}

    /** Formats a time as in RFC 3339, to the second. */
    static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Formats a time for readers, in English or Spanish, to the minute. */
    static String human(Instant instant, String language) {
        return (language.startsWith("es") ? SPANISH : ENGLISH).format(instant.atOffset(ZoneOffset.UTC));
    }
}
