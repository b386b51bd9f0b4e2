package dev.courant.embedded;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The last lines that PostgreSQL has written, in which the cause is found when it fails. Thread-safe. */
final class ServerOutput {
    private static final int KEPT = 100;

    /** The causes, the most telling first: an operator can do something about the first two. */
    private static final List<Pattern> CAUSES = List.of(
            Pattern.compile("No space left on device|Disk quota exceeded"),
            Pattern.compile("could not bind"),
            Pattern.compile("PANIC:"),
            Pattern.compile("FATAL:"),
            Pattern.compile("(?i)error:"));

    /** Time and process id, as the server begins its lines. */
    private static final Pattern PREFIX = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d [^\\[]*\\[\\d+] ");

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        // A killed server leaves connections behind that end with an error of their own.
        if (line.isBlank() || line.contains("unexpected postmaster exit")) {
            return;
        }
        if (lines.size() == KEPT) {
            lines.removeFirst();
        }
        lines.addLast(PREFIX.matcher(line.strip()).replaceFirst(""));
    }

    /** Returns whether the server could not listen on its port. */
    boolean saysThatThePortIsTaken() {
        return last(CAUSES.get(1)).isPresent();
    }

    /** Returns the line that says best why the server failed; the last one when none is an error. */
    String cause() {
        return error().or(() -> last(Pattern.compile(""))).orElse("it said nothing");
    }

    /** Returns the line that says best why the server failed; empty when it has reported no error. */
    Optional<String> error() {
        return CAUSES.stream().flatMap(pattern -> last(pattern).stream()).findFirst();
    }

    private synchronized Optional<String> last(Pattern pattern) {
        return lines.reversed().stream()
                .filter(line -> pattern.matcher(line).find())
                .findFirst();
    }
}
