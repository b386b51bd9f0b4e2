package dev.courant.app.command.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How totals of a recording are told, whatever it was made of. Stateless. */
final class TallyForm {
    private static final double MEGABYTE = 1_000_000;

    private TallyForm() {}

    /** Returns totals for people: the given lines between where it is and how large. */
    static String text(Path target, long bytes, String... lines) {
        String size = String.format(Locale.ROOT, "  %-9s %7.1f  as they were sent", "megabytes", bytes / MEGABYTE);
        return Stream.of(Stream.of("recorded into " + target), Stream.of(lines), Stream.of(size))
                .flatMap(part -> part)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** Returns one line of the text: a count, and what more there is to say of it. */
    static String line(String name, long count, String more) {
        return String.format(Locale.ROOT, "  %-9s %,7d  %s", name, count, more);
    }

    /** Returns totals for programs, as one line. */
    @SafeVarargs
    static String json(Path target, Duration took, long bytes, Map.Entry<String, Long>... counts) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        node.put("recording", target.toString());
        node.put("seconds", took.toMillis() / 1_000.0);
        for (Map.Entry<String, Long> count : counts) {
            node.put(count.getKey(), count.getValue());
        }
        node.put("bytes", bytes);
        return node.toString();
    }
}
