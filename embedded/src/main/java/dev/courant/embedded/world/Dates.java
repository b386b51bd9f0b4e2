package dev.courant.embedded.world;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates as feeds, headers and bylines write them; all in UTC, to the second. */
final class Dates {
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy, HH:mm 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter SPANISH =
            DateTimeFormatter.ofPattern("EEEE, d 'de' MMMM 'de' yyyy, HH:mm 'UTC'", Locale.forLanguageTag("es"));

    private Dates() {}

    /** RFC 9110 section 5.6.7; RSS accepts it, too. */
    static String http(Instant instant) {
        return HTTP.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** RFC 3339. */
    static String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** For people, in English or Spanish. */
    static String human(Instant instant, String language) {
        return (language.startsWith("es") ? SPANISH : ENGLISH).format(instant.atOffset(ZoneOffset.UTC));
    }
}
