package dev.courant.app.command.recording;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.courant.app.answer.Input;
import dev.courant.app.command.archive.ArchiveOption;
import dev.courant.app.feeds.FeedAddition;
import dev.courant.app.feeds.FeedOptions;
import dev.courant.app.feeds.Subscriptions;
import dev.courant.app.pipeline.Lifetime;
import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.ProgressBar;
import dev.courant.ingest.Ingest;
import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.recording.ArchiveCut;
import dev.courant.ingest.recording.ArchiveFilter;
import dev.courant.ingest.recording.ArchiveTotals;
import dev.courant.ingest.recording.RecordingSink;
import dev.courant.parse.opml.Opml;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Durations;
import dev.courant.runtime.config.Settings;
import dev.courant.schemas.AvroSerde;
import dev.courant.schemas.FeedDefinition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Records feeds and the pages that they link to, live or out of the archive. */
@Command(
        name = "record",
        description = {
            "Records feeds and the pages that they link to, for tests and replays.",
            "",
            "Feeds are polled and pages fetched as in a pipeline, without one: at the feeds' rhythm, as robots.txt allows, one request at a",
            "time for each host. Set COURANT_USER_AGENT to something that tells publishers who you are. Everything is kept with its time:",
            "feeds, pages, redirects, errors, robots.txt; what a URL says is kept again only when it has changed.",
            "",
            "When the time is over, pages that wait for their turn are left out. Ctrl-C ends it earlier; the recording is complete then, too.",
            "",
            "With --from-archive, what the archive has of feeds, hosts and a time becomes a recording, and nobody is asked.",
            "Ends with exit code 1 when there is nothing of it, or a file of the archive is damaged."
        })
public final class RecordCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int DAMAGED = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--feeds", paramLabel = "FILE.opml", description = "The feeds, as a list in OPML.")
    private @Nullable Path list;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = RecordingTime.class,
            description = "How long: such as 30s, 45m, 2h or 7d; up to 31 days.")
    private @Nullable Duration time;

    @Mixin
    private CutOptions cut;

    @Mixin
    private ArchiveOption archive;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR|FILE.zip|FILE.warc.gz",
            description =
                    "Where to; nothing is there yet. A folder or a zip is for reading and changing by hand, a WARC file has what went over the wire.")
    private Path target;

    @Option(names = "--json", description = "Print the totals as one line of JSON.")
    private boolean json;

    private final Map<String, String> environment;
    private final Clock clock;

    /** Creates the command with the environment and the clock of this process. */
    public RecordCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time of the recording
     */
    public RecordCommand(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (cut.isAsked(spec.commandLine().getParseResult(), archive)) {
            return recordArchive();
        }
        recordLive(Objects.requireNonNull(list), Objects.requireNonNull(time));
        return 0;
    }

    private void recordLive(Path list, Duration time) {
        Ingest settings = Ingest.of(environment);
        List<FeedDefinition> feeds = feeds(list);
        // What is to be said about single requests, the progress says.
        ((Logger) LoggerFactory.getLogger("dev.courant")).setLevel(Level.WARN);
        RecordingSink sink = RecordingSink.create(target, settings.fetch().userAgent(), clock.instant());
        RecordingProgress progress =
                new RecordingProgress(spec.commandLine().getErr(), ProgressBar.isOnTerminal(), time, feeds.size());
        RecordingRun run = RecordingRun.start(
                settings, feeds, clock, sink, progress, tally -> print(json ? tally.json(target) : tally.text(target)));
        Lifetime.closeAtExit(run, () -> {});
        awaitEnd(run, time);
        run.finish();
    }

    private int recordArchive() {
        long begin = System.nanoTime();
        ArchiveFilter filter = cut.filter(archive, clock.instant());
        FetchSettings settings = Settings.read(FetchSettings.class, environment);
        RecordingSink.check(target);
        List<String> damaged = new ArrayList<>();
        CutProgress progress =
                new CutProgress(spec.commandLine().getErr(), ProgressBar.isOnTerminal(), System::nanoTime);
        ArchiveCut found = ArchiveCut.of(
                archive.open(environment),
                filter,
                problem -> {
                    damaged.add(problem);
                    progress.problem(problem);
                },
                progress::searched);
        progress.found();
        if (found.totals().answers() == 0) {
            throw new CourantException(nothing(found.totals()));
        }
        long bytes;
        try (CutRun run = new CutRun(RecordingSink.create(target, settings.userAgent(), clock.instant()), progress)) {
            Lifetime.closeAtExit(run, () -> {});
            bytes = run.write(found);
        } finally {
            progress.end();
        }
        CutTally tally = new CutTally(found.totals(), bytes, Duration.ofNanos(System.nanoTime() - begin));
        print(json ? tally.json(target) : tally.text(target));
        return damaged.isEmpty() ? 0 : DAMAGED;
    }

    private String nothing(ArchiveTotals totals) {
        String lost = totals.lost() == 0 ? "" : ", but repetitions of what is no longer there: " + totals.lost();
        return "nothing was recorded: the archive has nothing" + (cut.text().isEmpty() ? "" : " of" + cut.text())
                + lost;
    }

    /** Waits until the time is over; an interrupt ends it earlier. */
    private static void awaitEnd(RecordingRun run, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            while (System.nanoTime() < end && !run.hasEnded()) {
                Thread.sleep(LOOK);
                run.showProgress();
            }
        } catch (InterruptedException e) {
            // Whoever interrupts it wants what there is.
        }
    }

    private List<FeedDefinition> feeds(Path list) {
        AvroSerde.trustRecords();
        Opml.Listing listing = Opml.list(Input.file(list.toString()), list.toString());
        PrintWriter err = spec.commandLine().getErr();
        listing.problems().forEach(problem -> err.println("left out: " + Plain.text(problem)));
        err.flush();
        List<FeedDefinition> feeds = FeedAddition.of(
                        Subscriptions.requests(listing.subscriptions(), FeedOptions.NONE),
                        List.of(),
                        false,
                        clock.instant())
                .stream()
                .map(FeedAddition::definition)
                .filter(FeedDefinition::getEnabled)
                .toList();
        if (feeds.isEmpty()) {
            throw new CourantException(list + " has no feed that is to be polled");
        }
        return feeds;
    }

    private void print(String totals) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(totals);
        out.flush();
    }

    /** Reads how long to record. */
    private static final class RecordingTime implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration time = Durations.parse(text);
                if (time.isPositive() && time.compareTo(LONGEST) <= 0) {
                    return time;
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                // Reported below, like a time that is too short or too long.
            }
            throw new TypeConversionException("'" + text + "': write a time such as 30s, 45m, 2h or 7d, up to 31d");
        }
    }
}
