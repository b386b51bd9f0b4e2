package dev.courant.bench.replaying;

import dev.courant.embedded.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares the replay of a day with the day itself. Its articles are fetched once with an archive, which is the
 * recording; then the day is taken live and replayed by turns, each time by a new pipeline with empty topics and an
 * empty database. Prints articles per second, their ratio, and the course of memory. The publishers ask for no pauses
 * and are in the process of the benchmark. Linux only.
 */
public final class ReplayBenchmark {
    private final DayOptions options;
    private final DayPublishers publishers;
    private final List<Course> lives = new ArrayList<>();
    private final List<Course> replays = new ArrayList<>();

    private ReplayBenchmark(DayOptions options, DayPublishers publishers) {
        this.options = options;
        this.publishers = publishers;
    }

    /**
     * Runs the benchmark.
     *
     * @param arguments {@code articles=10000}, {@code hosts=200}, {@code rounds=2} (0: measure memory alone),
     *     {@code heap=512m}, options of the JVM, and settings; separated by blanks or commas
     * @throws Exception when it cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        DayOptions options = DayOptions.parse(arguments);
        System.out.println(options);
        try (DayPublishers publishers = DayPublishers.start(options.articles(), options.hosts());
                DataFolder archive = DataFolder.temporary("courant-recording")) {
            new ReplayBenchmark(options, publishers).run(archive.subfolder("archive"));
        }
    }

    private void run(Path recording) throws IOException, InterruptedException, SQLException {
        Course recorded = DayRun.live(options, true, publishers, Map.of("COURANT_ARCHIVE", recording.toString()));
        print("live, with collections, recorded", recorded);
        System.out.printf("the recording has %,d bytes%n", size(recording));
        for (int round = 1; round <= options.rounds(); round++) {
            lives.add(DayRun.live(options, false, publishers, Map.of()));
            print("live", lives.getLast());
            replays.add(DayRun.replay(options, false, recording));
            print("replay", replays.getLast());
            System.out.println(CourseTable.ratio("round " + round, lives.getLast(), replays.getLast()));
        }
        Course replayed = DayRun.replay(options, true, recording);
        print("replay, with collections", replayed);
        CourseTable.memory("live", recorded).forEach(System.out::println);
        CourseTable.memory("replay", replayed).forEach(System.out::println);
        if (!replays.isEmpty()) {
            System.out.println(CourseTable.result(lives, replays));
        }
    }

    private static void print(String name, Course course) {
        System.out.println(CourseTable.line(name, course));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
