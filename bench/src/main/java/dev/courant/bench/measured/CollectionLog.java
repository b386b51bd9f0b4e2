package dev.courant.bench.measured;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The log of the garbage collector. Stateless. */
final class CollectionLog {
    private static final Pattern FULL = Pattern.compile(".*Pause Full .* \\d+M->(\\d+)M\\(\\d+M\\).*");

    private CollectionLog() {}

    /** Returns the megabytes that the last full collection has left; empty when there was none. */
    static OptionalLong live(Stream<String> lines) {
        return lines.map(FULL::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .reduce((first, second) -> second);
    }
}
