package dev.courant.app.command.reextract;

import dev.courant.app.cluster.ClusterCommand;
import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.command.archive.ArchiveOption;
import dev.courant.app.pipeline.FormerPages;
import dev.courant.app.terminal.Times;
import dev.courant.ingest.archive.Archive;
import dev.courant.ingest.reextract.ArticleReExtraction;
import dev.courant.ingest.reextract.ReExtraction;
import dev.courant.ingest.reextract.ReExtractionTotals;
import dev.courant.ingest.reextract.RevisionWriter;
import dev.courant.ingest.replay.HostPattern;
import dev.courant.ingest.scrape.ResultRecords;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicCreation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Extracts articles again from the pages in the archive. */
@Command(
        name = "re-extract",
        description = {
            "Runs today's extractor over the pages in the archive, and shows which articles would change.",
            "",
            "It compares the present revision of each article that was written to the topic since then with what is made",
            "of its page today. --write writes those that changed as new revisions, marked as BACKFILL, which are tagged",
            "and stored as any other; nothing is ever deleted. It can be stopped and started again: doing it twice changes",
            "nothing. docs/archive.md tells more.",
            "",
            ClusterCommand.WHICH_CLUSTER
        })
public final class ReExtractCommand extends ClusterCommand implements Callable<Integer> {
    private static final int UNREADABLE = 1;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchiveOption archive;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "WHEN",
            description = "Articles written since then: a duration such as 30d, a date, or a time in ISO 8601.")
    private String since;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Articles of this host, such as www.example.org, or of all below a domain: *.example.org."
                    + " Can be repeated.")
    private List<String> hosts = List.of();

    @Option(names = "--write", description = "Write the articles that changed. Without it, nothing is written.")
    private boolean write;

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "Number of changed articles shown one by one, those that changed most first; default:"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int show;

    @Option(
            names = "--json",
            description = "Print each article that differs as a line of JSON, and the totals as the last one.")
    private boolean json;

    /** Creates the command with the environment and the clock of this process. */
    public ReExtractCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public ReExtractCommand(Map<String, String> environment, Clock clock) {
        super(environment, clock);
    }

    @Override
    public Integer call() {
        Instant from = from();
        if (show < 0) {
            throw new ParameterException(spec.commandLine(), "--show: write 0 or more.");
        }
        List<HostPattern> patterns = patterns();
        Archive opened = archive.open(environment());
        FormerPages pages = FormerPages.of(environment(), clock());
        return onCluster(spec, session -> {
            if (write) {
                TopicCreation.ensure(session.kafka(), session.kafka().topics().all());
            }
            return run(session, opened, pages, patterns, from);
        });
    }

    private int run(
            ClusterSession session, Archive opened, FormerPages pages, List<HostPattern> patterns, Instant from) {
        KafkaClients kafka = session.kafka();
        ResultRecords records = new ResultRecords(kafka.topics(), kafka.recordLimit(), clock());
        ReExtractOutput output = new ReExtractOutput(session.out(), session.err(), json, show);
        ReExtraction job = new ReExtraction(
                kafka, new ArticleReExtraction(opened, pages.finder(), records, pages.limit()), patterns, output);
        ReExtractionTotals totals = totals(kafka, job, output, from);
        session.out().println(json ? ReExtractJson.line(totals, write) : output.text(totals, write));
        return totals.unreadable() == 0 ? 0 : UNREADABLE;
    }

    private ReExtractionTotals totals(KafkaClients kafka, ReExtraction job, ReExtractOutput output, Instant from) {
        try {
            if (!write) {
                return job.run(from, null);
            }
            try (RevisionWriter writer = RevisionWriter.open(kafka, output::waiting)) {
                return job.run(from, writer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException("interrupted", e);
        }
    }

    private Instant from() {
        try {
            return Times.past(since, clock().instant());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--since=" + since + ": " + e.getMessage() + ".", e);
        }
    }

    private List<HostPattern> patterns() {
        try {
            return hosts.stream().map(HostPattern::parse).toList();
        } catch (CourantException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
