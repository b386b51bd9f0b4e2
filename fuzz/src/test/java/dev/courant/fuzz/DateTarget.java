package dev.courant.fuzz;

import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateReader.NumericOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Dates, read as a field of a feed and as text of a page. */
final class DateTarget {
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-02T00:00:00Z");

    private DateTarget() {}

    static void check(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        check(DateReader.readField(text));
        for (NumericOrder order : NumericOrder.values()) {
            OffsetDateTime found = DateReader.findIn(text, order);
            check(found == null ? null : found.toInstant());
        }
        DateReader.isAmbiguous(text);
    }

    private static void check(@Nullable Instant date) {
        Check.that(date == null || !date.isBefore(EARLIEST) && date.isBefore(LATEST), "a year of four digits", date);
    }
}
