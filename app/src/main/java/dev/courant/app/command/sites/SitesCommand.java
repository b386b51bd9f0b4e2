package dev.courant.app.command.sites;

import dev.courant.app.cluster.Cluster;
import dev.courant.app.cluster.ClusterCommand;
import dev.courant.app.terminal.RecordJson;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.runtime.kafka.TopicReader;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import dev.courant.schemas.Topic;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the state of the sites that links lead to. */
@Command(
        name = "sites",
        description = {
            "Shows whether the pages of each site still give what they used to; sites that do not come first.",
            "A site is DRIFTING while text, title, date or authors are missing on many more of its last 50 pages than",
            "before, or its texts are much shorter or longer; LEARNING until 100 of its pages were seen.",
            "To see what is extracted from a page: courant extract --explain URL.",
            "",
            ClusterCommand.WHICH_CLUSTER
        })
public final class SitesCommand extends ClusterCommand implements Callable<Integer> {
    private static final int TROUBLE = 1;

    @Spec
    private CommandSpec spec;

    @Option(names = "--drifting", description = "Only sites that are drifting.")
    private boolean driftingOnly;

    @Option(names = "--json", description = "One line of JSON for each site that is shown.")
    private boolean json;

    @Option(names = "--check", description = "End with exit code 1 when a site is drifting.")
    private boolean check;

    /** Creates the command with the environment and the clock of this process. */
    public SitesCommand() {
        this(System.getenv(), Clock.systemUTC());
    }

    /**
     * Creates the command with another environment and clock.
     *
     * @param environment names of settings to values
     * @param clock the time
     */
    public SitesCommand(Map<String, String> environment, Clock clock) {
        super(environment, clock);
    }

    @Override
    public Integer call() {
        return onCluster(spec, session -> {
            List<SiteStatus> sites = read(session.kafka()).stream()
                    .sorted(Comparator.comparing((SiteStatus site) -> !isDrifting(site))
                            .thenComparing(SiteStatus::getHost))
                    .toList();
            List<SiteStatus> shown = driftingOnly
                    ? sites.stream().filter(SitesCommand::isDrifting).toList()
                    : sites;
            if (json) {
                shown.forEach(site -> session.out().println(RecordJson.line(RecordJson.fields(site))));
            } else {
                session.out().println(SiteTable.of(sites, shown, session.now()));
            }
            return check && sites.stream().anyMatch(SitesCommand::isDrifting) ? TROUBLE : 0;
        });
    }

    private static Collection<SiteStatus> read(KafkaClients kafka) {
        Topic<String, SiteStatus> topic = kafka.topics().sites();
        try (TopicReader<String, SiteStatus> reader = TopicReader.open(kafka, topic, Cluster.READ_TIMEOUT)) {
            if (!reader.exists()) {
                throw new CourantException("Kafka at " + kafka.settings().bootstrapServers() + " has no topic "
                        + topic.name() + ": no ingest has run there yet, or COURANT_TOPIC_PREFIX is another");
            }
            return reader.snapshot().values();
        }
    }

    private static boolean isDrifting(SiteStatus site) {
        return site.getState() == SiteState.DRIFTING;
    }
}
