package dev.courant.testkit.pipeline;

import dev.courant.runtime.time.VirtualClock.WakeUp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * What a node said of itself at one moment.
 *
 * @param process the process that said it; what another process of the node said before is of no use
 * @param rests whether its ingest has nothing to do at the present time: no poll is due or waits to be written, each
 *     link that was read has ended or waits, and whoever has work left sleeps. Always, when it does not ingest
 * @param polls of how many polls the results were written
 * @param definitions how far it has read the definitions of feeds
 * @param links how far it has read the links that it owns
 * @param stored up to where it has all records in the database
 * @param unended how many links it has read that have not ended
 * @param nextPoll when its next feed is due; empty: none is to be polled
 * @param nextWakeUp whose turn is its next; empty: nobody sleeps
 * @param report the same for a reader, on one line
 */
record NodeState(
        long process,
        boolean rests,
        long polls,
        Map<TopicPartition, Long> definitions,
        Map<TopicPartition, Long> links,
        Map<TopicPartition, Long> stored,
        long unended,
        Optional<Instant> nextPoll,
        Optional<WakeUp> nextWakeUp,
        String report) {}
