package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.text.date.DateWords;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The day that an address carries. */
final class UrlDates {
    private static final int LONGEST = 1_000;
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "[/_-]((?:19|20)\\d{2})([/_-])(\\d{1,2})(?:\\2|(?<=-\\d\\d)/)(?:(\\d{1,2})(?:[/_.]|$)|(\\d{2})-)");
    private static final Pattern YEAR_AND_DAY = Pattern.compile("/((?:19|20)\\d{2})()/(\\d{2})(\\d{2})/");
    private static final Pattern COMPACT = Pattern.compile("[/_-](20\\d{2})()([01]\\d)([0-3]\\d)(?:[/_.-]|$)");
    private static final Pattern DAY_FIRST = Pattern.compile("[/_-](\\d{2})(-)(\\d{2})-(20\\d{2})(?:[/_.-]|$)");

    private static final Pattern NAMED_MONTH =
            Pattern.compile("[/_-]((?:19|20)\\d{2})[/_-](\\p{Alpha}{3,9})[/_-](\\d{1,2})(?:[/_.-]|$)");

    private UrlDates() {}

    /** Year, month and day with marks between them: as trustworthy as a date can be. */
    static @Nullable LocalDate in(String url) {
        Matcher m = YEAR_FIRST.matcher(start(url));
        return m.find()
                ? day(m.group(1), m.group(3), m.group(4) == null ? m.group(5) : m.group(4))
                : withNamedMonth(start(url));
    }

    /** Digits that may be a date, {@code /20211029-} or {@code /29-10-2021}, where nothing better is known. */
    static @Nullable LocalDate perhapsIn(String url) {
        String start = start(url);
        for (Pattern pattern : new Pattern[] {YEAR_AND_DAY, COMPACT}) {
            Matcher m = pattern.matcher(start);
            if (m.find()) {
                return day(m.group(1), m.group(3), m.group(4));
            }
        }
        Matcher m = DAY_FIRST.matcher(start);
        return m.find() ? day(m.group(4), m.group(3), m.group(1)) : null;
    }

    private static @Nullable LocalDate withNamedMonth(String url) {
        Matcher m = NAMED_MONTH.matcher(url);
        Integer month = m.find() ? DateWords.month(m.group(2).toLowerCase(Locale.ROOT)) : null;
        return month == null ? null : day(m.group(1), month.toString(), m.group(3));
    }

    private static String start(String url) {
        return url.length() > LONGEST ? url.substring(0, LONGEST) : url;
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
