package dev.courant.app.deadletters;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a dead letter stands in its topic; written as {@code 2-17}.
 *
 * @param partition the partition
 * @param offset the offset
 */
public record LetterId(int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    /**
     * Reads an id.
     *
     * @param text what was written
     * @return the id
     * @throws IllegalArgumentException when it is none; the message says what to write
     */
    public static LetterId parse(String text) {
        Matcher id = FORM.matcher(text);
        if (!id.matches()) {
            throw new IllegalArgumentException("write ids such as 2-17, as courant dead-letters list shows them");
        }
        return new LetterId(Integer.parseInt(id.group(1)), Long.parseLong(id.group(2)));
    }

    @Override
    public String toString() {
        return partition + "-" + offset;
    }
}
