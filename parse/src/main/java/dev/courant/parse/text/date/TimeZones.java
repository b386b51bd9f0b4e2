package dev.courant.parse.text.date;

import dev.courant.parse.text.Resources;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the zone at the end of a date: an offset, a letter, an abbreviation, a name of the tz database. */
final class TimeZones {
    private static final Set<String> REGIONS = ZoneId.getAvailableZoneIds();
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

    /** Sets the zone that a text names or begins with; false if it is not known. */
    static boolean named(String text, DateFields date) {
        String name = text.split("[ (]", 2)[0];
        if (REGIONS.contains(name) && name.contains("/")) {
            date.zone(ZoneId.of(name));
            return true;
        }
        String zone = OFFSETS.get(text.toUpperCase(Locale.ROOT));
        if (zone != null && zone.contains("/")) {
            date.zone(ZoneId.of(zone));
            return true;
        }
        return zone != null && offset(new Cursor(zone), date);
    }
}
