package dev.courant.app.command.replay;

import dev.courant.app.cluster.ClusterCommand;
import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.pipeline.FormerPages;
import dev.courant.app.terminal.ProgressBar;
import dev.courant.app.terminal.Times;
import dev.courant.ingest.replay.HostPattern;
import dev.courant.ingest.replay.RecordedPages;
import dev.courant.ingest.replay.RecordingId;
import dev.courant.ingest.replay.Replay;
import dev.courant.ingest.replay.ReplayFilter;
import dev.courant.ingest.replay.ReplaySink;
import dev.courant.ingest.replay.ReplayTotals;
import dev.courant.ingest.replay.ReplayWriter;
import dev.courant.recording.Recordings;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.InvalidSettingException;
import dev.courant.runtime.kafka.TopicCreation;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works through recordings. */
@Command(
        name = "replay",
        description = {
            "Works through recordings and WARC files: what publishers sent then becomes articles, marked as BACKFILL.",
            "",
            "Each recorded page is extracted, tagged and stored as a page that is fetched now; one that is stored already",
            "is a duplicate. It can be stopped, or killed, and started again: it goes on at the record where it stopped.",
            "Live articles do not wait for it: it waits while "
                    + ReplayWriter.MOST_WAITING
                    + " articles are not enriched and stored yet. docs/replay.md tells more.",
            "",
            ClusterCommand.WHICH_CLUSTER
        })
public final class ReplayCommand extends ClusterCommand implements Callable<Integer> {
    private static final int DAMAGED = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "WARC or ARC files, compressed or not, or folders of them; or recordings with a recording.yaml.")
    private List<Path> paths = List.of();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Records received since then: a duration such as 7d, a date, or a time in ISO 8601.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Records received before then.")
    private @Nullable String until;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Records of this host, such as www.example.org, or of all below a domain: *.example.org."
                    + " Can be repeated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Articles a second at most; default: as many as are enriched while live ones do not wait.")
    private int rate;

    @Option(names = "--from-start", description = "Begin anew what was worked through already.")
    private boolean fromStart;

    @Option(
            names = "--dry-run",
            description = "Write nothing, and need no cluster: say what would become of each record.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print each record as a line of JSON, and the totals as the last one.")
    private boolean json;

    /** Creates the command with the environment and the clock of this process. */
    public ReplayCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public ReplayCommand(Map<String, String> environment, Clock clock) {
        super(environment, clock);
    }

    /** A file that was checked. */
    private record Recorded(Path file, String id) {}

    @Override
    public Integer call() {
        if (rate < 0) {
            throw new ParameterException(spec.commandLine(), "--rate: write 0 or more.");
        }
        ReplayFilter filter = filter();
        RecordedPages pages = pages(filter);
        List<Recorded> recordings = checked();
        PrintWriter out = spec.commandLine().getOut();
        ReplayOutput output =
                new ReplayOutput(out, spec.commandLine().getErr(), ProgressBar.isOnTerminal(), json, System::nanoTime);
        Replay replay = new Replay(pages, output);
        try {
            ReplayTotals totals = new ReplayTotals();
            if (dryRun) {
                run(replay, recordings, totals, recorded -> ReplaySink.none());
            } else {
                int unused = onCluster(spec, session -> {
                    TopicCreation.ensure(
                            session.kafka(), session.kafka().topics().all());
                    run(replay, recordings, totals, recorded -> writer(session, recorded, filter, output));
                    return 0;
                });
            }
            output.end();
            out.println(json ? ReplayJson.line(totals) : ReplayText.of(totals, recordings.size()));
            out.flush();
            return totals.damaged() == 0 ? 0 : DAMAGED;
        } finally {
            output.end();
        }
    }

    private static void run(
            Replay replay, List<Recorded> recordings, ReplayTotals totals, Function<Recorded, ReplaySink> sinks) {
        for (Recorded recorded : recordings) {
            try (ReplaySink sink = sinks.apply(recorded)) {
                totals.add(replay.run(recorded.file(), from -> Recordings.open(recorded.file(), from), sink));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CourantException("interrupted", e);
            }
        }
    }

    private ReplaySink writer(ClusterSession session, Recorded recorded, ReplayFilter filter, ReplayOutput output) {
        return ReplayWriter.open(
                recorded.file().toString(),
                recorded.id(),
                filter,
                session.kafka(),
                new ReplayWriter.Options(rate, fromStart),
                output,
                clock());
    }

    private RecordedPages pages(ReplayFilter filter) {
        FormerPages former = FormerPages.of(environment(), clock());
        return new RecordedPages(filter, former.finder(), former.limit(), clock());
    }

    private ReplayFilter filter() {
        Instant now = clock().instant();
        Instant from = since == null ? null : time(since, "--since", now);
        Instant to = until == null ? null : time(until, "--until", now);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ParameterException(spec.commandLine(), "--since must be before --until.");
        }
        try {
            return new ReplayFilter(
                    from, to, hosts.stream().map(HostPattern::parse).toList());
        } catch (CourantException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Instant time(String text, String option, Instant now) {
        try {
            return Times.past(text, now);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + "=" + text + ": " + e.getMessage() + ".");
        }
    }

    /** Opens each file, so that nothing is written if one of them cannot be read. */
    private List<Recorded> checked() {
        List<Recorded> recordings = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isReadable(path)) {
                throw new InvalidSettingException(path
                        + (Files.exists(path) ? " cannot be read by this user" : ": there is no such file or folder"));
            }
            for (Path file : Recordings.files(path)) {
                Recordings.open(file, 0).close();
                recordings.add(new Recorded(file, RecordingId.of(file)));
            }
        }
        return recordings;
    }
}
