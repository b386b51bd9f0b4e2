package dev.courant.bench.polling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Measures the shares of parts of the program in the CPU time of this process, with the flight recorder. */
final class CpuShare implements AutoCloseable {
    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final Duration PERIOD = Duration.ofMillis(10);

    /** A sample belongs to the first part that has a frame in its stack, from the outermost frame inwards. */
    private static final Map<String, List<String>> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("HTTP client", List.of("okhttp3.", "okio."));
        PARTS.put("reading feeds", List.of("dev.courant.parse.feed."));
        PARTS.put("Kafka client", List.of("org.apache.kafka."));
        PARTS.put("deciding and writing", List.of("dev.courant."));
    }

    private final Recording recording = new Recording();

    CpuShare() {
        recording.enable(SAMPLE).withPeriod(PERIOD);
        recording.setMaxSize(256L << 20);
        recording.start();
    }

    /** {@return parts to their shares, 0 to 1; a virtual thread counts for the part that it runs} */
    Map<String, Double> stop() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("courant-polling", ".jfr");
        try {
            recording.dump(file);
            return shares(file);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        recording.close();
    }

    private static Map<String, Double> shares(Path file) throws IOException {
        Map<String, Double> counts = new LinkedHashMap<>();
        PARTS.keySet().forEach(part -> counts.put(part, 0.0));
        int samples = 0;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
                    counts.merge(part(event.getStackTrace().getFrames()), 1.0, Double::sum);
                    samples++;
                }
            }
        }
        double all = Math.max(1, samples);
        counts.replaceAll((part, count) -> count / all);
        return counts;
    }

    private static String part(List<RecordedFrame> frames) {
        for (var part : PARTS.entrySet()) {
            if (frames.stream().anyMatch(frame -> isIn(part.getValue(), frame))) {
                return part.getKey();
            }
        }
        return "the rest of the platform";
    }

    private static boolean isIn(List<String> packages, RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return packages.stream().anyMatch(type::startsWith);
    }
}
