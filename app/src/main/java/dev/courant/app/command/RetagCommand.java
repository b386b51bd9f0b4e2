package dev.courant.app.command;

import dev.courant.app.cluster.ClusterCommand;
import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.taxonomy.TaxonomyStore;
import dev.courant.app.terminal.Times;
import dev.courant.enrich.ArticleEnricher;
import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.retag.Retagging;
import dev.courant.enrich.version.TaggerResources;
import dev.courant.enrich.version.TaxonomyVersion;
import dev.courant.runtime.config.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tags old articles again. */
@Command(
        name = "retag",
        description = {
            "Tags old articles again by the taxonomy in force, and writes them to the same topics as before.",
            "",
            "The newest revision of each article is written once more, marked as BACKFILL, with the taxonomy's version.",
            "It can be stopped and started again: tagging twice changes nothing. Topics of single tags gain articles and",
            "lose none.",
            "",
            ClusterCommand.WHICH_CLUSTER
        })
public final class RetagCommand extends ClusterCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final long REPORT_EVERY = 10_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "WHEN",
            description = "Articles since then: a duration such as 7d, a date, or a time in ISO 8601.")
    private String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Articles before then; default: now.")
    private @Nullable String until;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Articles a second at most, so that live ones are not held up; 0: no limit; default:"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = "500")
    private int rate;

    /** Creates the command with the environment and the clock of this process. */
    public RetagCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public RetagCommand(Map<String, String> environment, Clock clock) {
        super(environment, clock);
    }

    @Override
    public Integer call() {
        Instant now = clock().instant();
        Instant from = time(since, "--since", now);
        Instant to = until == null ? now : time(until, "--until", now);
        if (!from.isBefore(to)) {
            throw new ParameterException(spec.commandLine(), "--since must be before --until.");
        }
        if (rate < 0) {
            throw new ParameterException(spec.commandLine(), "--rate: write 0 or more.");
        }
        EnrichSettings settings = Settings.read(EnrichSettings.class, environment());
        return onCluster(spec, session -> retag(session, settings, from, to));
    }

    private int retag(ClusterSession session, EnrichSettings settings, Instant from, Instant to) {
        TaxonomyVersion version =
                new TaxonomyStore(session.kafka()).inForce(settings.taxonomy(), TaggerResources.read(settings));
        ArticleEnricher enricher = new ArticleEnricher(() -> version, clock());
        Retagging.Report report = new Retagging(session.kafka(), enricher, rate, progress(session)).run(from, to);
        session.out()
                .printf(
                        Locale.ROOT,
                        "%,d articles tagged by %s@%s; passed over: %,d older revisions; failed: %,d%n",
                        report.articles(),
                        version.name(),
                        version.version(),
                        report.superseded(),
                        report.failed());
        return report.failed() == 0 ? 0 : FAILED;
    }

    private static LongConsumer progress(ClusterSession session) {
        return articles -> {
            if (articles % REPORT_EVERY == 0) {
                session.err().printf(Locale.ROOT, "%,d articles so far%n", articles);
                session.err().flush();
            }
        };
    }

    private Instant time(String text, String option, Instant now) {
        try {
            return Times.past(text, now);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + "=" + text + ": " + e.getMessage() + ".");
        }
    }
}
