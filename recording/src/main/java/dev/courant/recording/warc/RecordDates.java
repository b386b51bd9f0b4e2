package dev.courant.recording.warc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times of records: W3C-DTF of any precision (WARC 1.1, section 4.3), and the fourteen digits of ARC.
 *
 * @see <a href="https://www.w3.org/TR/NOTE-datetime">W3C-DTF</a>
 */
final class RecordDates {
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)");
    private static final Pattern COARSE =
            Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:T(\\d\\d):(\\d\\d)()Z)?)?)?");

    private RecordDates() {}

    /** Returns the time, the earliest that a coarse one can mean; null: it is none. */
    static @Nullable Instant read(String text) {
        try {
            Matcher digits = DIGITS.matcher(text);
            if (digits.matches()) {
                return of(digits);
            }
            Matcher coarse = COARSE.matcher(text);
            return coarse.matches() ? of(coarse) : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant of(Matcher parts) {
        return LocalDateTime.of(
                        part(parts, 1, 0),
                        part(parts, 2, 1),
                        part(parts, 3, 1),
                        part(parts, 4, 0),
                        part(parts, 5, 0),
                        part(parts, 6, 0))
                .toInstant(ZoneOffset.UTC);
    }

    private static int part(Matcher parts, int group, int missing) {
        String digits = parts.group(group);
        return digits == null || digits.isEmpty() ? missing : Integer.parseInt(digits);
    }
}
