package dev.courant.bench.measured;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Committed memory of a JVM by category, as {@code jcmd VM.native_memory} tells it. Immutable.
 *
 * @param committed kilobytes by category, such as {@code Thread}
 * @param malloc how many kilobytes of all of them are of malloc
 */
record NativeMemory(Map<String, Long> committed, long malloc) {
    private static final String HEAP = "Java Heap";
    private static final Pattern CATEGORY = Pattern.compile("- +(\\S.*?) \\(reserved=\\d+KB, committed=(\\d+)KB.*");
    private static final Pattern MALLOC = Pattern.compile(" +malloc: (\\d+)KB.*");

    static NativeMemory parse(String answer) {
        Map<String, Long> committed = new TreeMap<>();
        answer.lines()
                .map(CATEGORY::matcher)
                .filter(Matcher::matches)
                .forEach(category -> committed.put(category.group(1), Long.parseLong(category.group(2))));
        long malloc = answer.lines()
                .map(MALLOC::matcher)
                .filter(Matcher::matches)
                .mapToLong(total -> Long.parseLong(total.group(1)))
                .findFirst()
                .orElse(0);
        return new NativeMemory(committed, malloc);
    }

    /** Returns what is committed outside of the Java heap. */
    long outsideOfTheHeap() {
        return committed.entrySet().stream()
                .filter(category -> !category.getKey().equals(HEAP))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
