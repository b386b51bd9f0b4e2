package dev.courant.testkit.pipeline;

import dev.courant.ingest.IngestActivity;
import dev.courant.runtime.kafka.ClusterOffsets;
import dev.courant.runtime.time.VirtualClock;
import dev.courant.schemas.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells when ingest has done everything that can be done at the present time: nothing is due, and whoever has work left
 * waits for a later time, or for its turn. Used by one thread, which alone moves the clock.
 */
final class Quiescence {
    private final IngestActivity ingest;
    private final VirtualClock clock;
    private final ClusterOffsets cluster;
    private final Topics topics;
    private Map<TopicPartition, Long> definitions = Map.of();
    private Map<TopicPartition, Long> links = Map.of();
    private long linksAsOf = -1;

    Quiescence(IngestActivity ingest, VirtualClock clock, ClusterOffsets cluster, Topics topics) {
        this.ingest = ingest;
        this.clock = clock;
        this.cluster = cluster;
        this.topics = topics;
    }

    /** Waits for all definitions of feeds, links and others that are in the topics now, whoever has written them. */
    void expectWhatIsThere() {
        definitions = cluster.ends(List.of(topics.feeds().name()));
        linksAsOf = -1;
    }

    /** {@return where the topic of the links ends, as of the last look} */
    Map<TopicPartition, Long> linkEnds() {
        return links;
    }

    /**
     * Two looks find the same, and nobody has gone to sleep between them. One look alone may miss work that passes from
     * a thread of a host to another thread while it looks at one after the other; but whatever becomes of that work,
     * somebody sleeps because of it in the end.
     */
    boolean isReached() {
        long sleeps = clock.sleeps();
        if (!look()) {
            return false;
        }
        boolean still = look();
        return still && sleeps == clock.sleeps();
    }

    private boolean look() {
        if (!ingest.pollsRest(clock.instant()) || !ingest.definitions().reach(definitions)) {
            return false;
        }
        long written = ingest.polls().written();
        if (written != linksAsOf) {
            links = cluster.ends(List.of(topics.links().name()));
            linksAsOf = written;
        }
        return ingest.links().reach(links)
                && ingest.backlogRests()
                && othersSleep()
                && ingest.pollsRest(clock.instant());
    }

    /** The sleepers are counted first: all of them are still there when the threads are counted. */
    private boolean othersSleep() {
        int sleeping = clock.sleeping();
        return ingest.hostThreads() == sleeping;
    }

    @Override
    public String toString() {
        return "polls " + ingest.polls() + ", definitions " + ingest.definitions() + " of " + definitions + ", links "
                + ingest.links() + " of " + links + ", links that have not ended " + ingest.unended()
                + ", backlog rests: " + ingest.backlogRests() + ", threads of hosts " + ingest.hostThreads()
                + ", of which sleep " + clock.sleeping();
    }
}
