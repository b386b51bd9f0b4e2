package dev.courant.bench.measured;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resident memory of a JVM by what it is for, as {@code jcmd System.map} tells it. Immutable.
 *
 * @param kilobytes the resident size of each kind
 */
record ResidentMemory(Map<Kind, Long> kilobytes) {
    private static final Pattern MAPPING =
            Pattern.compile("0x[0-9a-f]+-0x[0-9a-f]+ +\\d+ \\S+ +(\\d+) +\\d+ \\S+ +\\S+ +(\\S+) +(\\S.*?) *");

    /** What resident memory is for. */
    enum Kind {
        /** Pages of the Java heap that were touched since they were committed. */
        HEAP,
        /** Metaspace, class space and the archive of classes. */
        CLASSES,
        CODE,
        STACKS,
        /** The C heap: malloc of the JVM and of native libraries, direct buffers. */
        MALLOC,
        /** Files of the data folder, such as the indexes of Kafka: the system takes these pages back at will. */
        DATA_FILES,
        /** Libraries and the modules of the JDK; can be read again, too. */
        PROGRAM_FILES,
        OTHER
    }

    /**
     * Reads the answer.
     *
     * @param dataFolder the beginning of the paths of files that are data
     */
    static ResidentMemory parse(String map, String dataFolder) {
        Map<Kind, Long> bytes = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            bytes.put(kind, 0L);
        }
        map.lines()
                .map(MAPPING::matcher)
                .filter(Matcher::matches)
                .forEach(mapping -> bytes.merge(
                        kind(mapping.group(2), mapping.group(3), dataFolder),
                        Long.parseLong(mapping.group(1)),
                        Long::sum));
        bytes.replaceAll((kind, size) -> size / 1_024);
        return new ResidentMemory(bytes);
    }

    private static Kind kind(String info, String file, String dataFolder) {
        return switch (info.replaceFirst("[-,].+", "")) {
            case "JAVAHEAP" -> Kind.HEAP;
            case "META", "CLASS", "CDS" -> Kind.CLASSES;
            case "CODE" -> Kind.CODE;
            case "STACK" -> Kind.STACKS;
            case "-" -> kind(file, dataFolder);
            default -> Kind.OTHER;
        };
    }

    private static Kind kind(String file, String dataFolder) {
        if (file.startsWith(dataFolder)) {
            return Kind.DATA_FILES;
        }
        if (file.startsWith("/")) {
            return Kind.PROGRAM_FILES;
        }
        return file.equals("-") || file.equals("[heap]") ? Kind.MALLOC : Kind.OTHER;
    }
}
