package dev.courant.parse.text.date;

import dev.courant.parse.text.Resources;
import java.util.Locale;
import java.util.Map;

/** Reads the zone at the end of a date: an offset, a letter, an abbreviation. */
final class TimeZones {
    private static final Map<String, String> OFFSETS = Resources.properties(TimeZones.class, "time-zones.properties");

    private TimeZones() {}

    /** Reads an offset such as {@code +01:00}, {@code -0500} or {@code +1}; the cursor stands at the sign. */
    static boolean offset(Cursor in, DateFields date) {
        int sign = in.peek() == '-' ? -1 : 1;
        in.skip();
        int digits = in.digits();
        if (digits == 0 || digits > 6) {
            return false;
        }
        int hours = in.number(digits == 3 || digits == 1 ? 1 : 2);
        in.take(":");
        int minutes = in.isDigit() ? in.number(2) : 0;
        return date.offset(sign, hours, minutes);
    }

    /** Sets the offset of a named zone; false if the name is not known. */
    static boolean named(String name, DateFields date) {
        String offset = OFFSETS.get(name.toUpperCase(Locale.ROOT));
        return offset != null && offset(new Cursor(offset), date);
    }
}
