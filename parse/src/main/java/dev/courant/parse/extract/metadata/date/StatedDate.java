package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.Sourced;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * A date that a page states for machines.
 *
 * @param value the time; in UTC where the statement has no zone
 * @param zoned whether the statement says in which zone the time is
 */
record StatedDate(OffsetDateTime value, String source, boolean zoned) {
    private static final Pattern IN_UTC = Pattern.compile("\\dZ|\\b(?:UTC|GMT)\\b|[+-]00:?00$|^\\d{10,13}$");

    /** Whether a text that was read as a time says its zone. */
    static boolean isZoned(String text, OffsetDateTime read) {
        return !read.getOffset().equals(ZoneOffset.UTC)
                || IN_UTC.matcher(text.strip()).find();
    }

    /** Whether there is more than a day: programs write midnight for a time that they do not have. */
    boolean hasTime() {
        return !value.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** Whether an offset other than that of UTC is stated. */
    boolean hasOffset() {
        return !value.getOffset().equals(ZoneOffset.UTC);
    }

    /** Returns the same moment by the clock of another place. */
    StatedDate at(ZoneOffset offset) {
        return new StatedDate(value.withOffsetSameInstant(offset), source, true);
    }

    Sourced<OffsetDateTime> sourced() {
        return new Sourced<>(value, source);
    }
}
