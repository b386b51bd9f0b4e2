package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.text.date.DateReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * How one site writes its dates.
 *
 * @param format the pattern of dates; null if they are read like any page's
 * @param zone the zone of dates that state none; null for UTC
 */
public record SiteDateFormat(
        @Nullable DateTimeFormatter format, @Nullable ZoneId zone) {
    /** Returns the date in a text as the site writes it, or null if the text has none. */
    @Nullable
    public OffsetDateTime parse(String text) {
        return format == null ? placed(text) : formatted(text.strip(), format);
    }

    private @Nullable OffsetDateTime formatted(String text, DateTimeFormatter pattern) {
        try {
            TemporalAccessor parsed =
                    pattern.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (parsed) {
                case ZonedDateTime time -> time.toOffsetDateTime();
                case LocalDateTime time -> at(time);
                case LocalDate day -> at(day.atStartOfDay());
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable OffsetDateTime placed(String text) {
        OffsetDateTime time = DateReader.findIn(text, DateReader.NumericOrder.DAY_FIRST);
        boolean told = time == null || !time.getOffset().equals(ZoneOffset.UTC) || text.matches(".*(Z|UTC|GMT|00:?00)");
        return time == null || told ? time : at(time.toLocalDateTime());
    }

    private OffsetDateTime at(LocalDateTime time) {
        return time.atZone(zone == null ? ZoneOffset.UTC : zone).toOffsetDateTime();
    }
}
