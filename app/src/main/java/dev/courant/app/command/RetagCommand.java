package dev.courant.app.command;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.cluster.ClusterSession.Surroundings;
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

/** New tags for old articles. */
@Command(
        name = "retag",
        description = {
            "Tags the articles of the past by the taxonomy in force, into the topics where they were tagged before.",
            "",
            "The newest revision of each article is written once more, marked as BACKFILL, with the taxonomy's version.",
            "It may be stopped and begun again: tagging twice changes nothing. Topics of single tags gain articles and",
            "lose none.",
            "",
            "The cluster is the one that COURANT_KAFKA_BOOTSTRAP_SERVERS names, or else that of the courant run or courant",
            "demo on this machine, or else at localhost:9092."
        })
public final class RetagCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final long REMARK_EVERY = 10_000;

    private final Map<String, String> environment;
    private final Clock clock;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "WHEN",
            description = "Articles that came since then: a duration such as 7d, a date, or a time in ISO 8601.")
    private String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "And before then; default: now.")
    private @Nullable String until;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "At most so many articles a second, so that live ones are not held up; 0: no limit; default:"
                    + " ${DEFAULT-VALUE}.",
            defaultValue = "500")
    private int rate;

    /** By the environment and the clock of this process. */
    public RetagCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * By another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public RetagCommand(Map<String, String> environment, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant now = clock.instant();
        Instant from = time(since, "--since", now);
        Instant to = until == null ? now : time(until, "--until", now);
        if (!from.isBefore(to)) {
            throw new ParameterException(spec.commandLine(), "--since must be before --until.");
        }
        if (rate < 0) {
            throw new ParameterException(spec.commandLine(), "--rate: write 0 or more.");
        }
        EnrichSettings settings = Settings.read(EnrichSettings.class, environment);
        Surroundings here = new Surroundings(
                environment,
                clock,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
        return ClusterSession.run(here, session -> retag(session, settings, from, to));
    }

    private int retag(ClusterSession session, EnrichSettings settings, Instant from, Instant to) {
        TaxonomyVersion edition =
                new TaxonomyStore(session.kafka()).inForce(settings.taxonomy(), TaggerResources.read(settings));
        ArticleEnricher enricher = new ArticleEnricher(() -> edition, clock);
        Retagging.Report report = new Retagging(session.kafka(), enricher, rate, progress(session)).run(from, to);
        session.out()
                .printf(
                        Locale.ROOT,
                        "%,d articles tagged by %s@%s; passed over: %,d older revisions; failed: %,d%n",
                        report.articles(),
                        edition.name(),
                        edition.version(),
                        report.superseded(),
                        report.failed());
        return report.failed() == 0 ? 0 : FAILED;
    }

    private static LongConsumer progress(ClusterSession session) {
        return articles -> {
            if (articles % REMARK_EVERY == 0) {
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
