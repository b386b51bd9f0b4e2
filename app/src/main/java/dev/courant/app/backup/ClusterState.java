package dev.courant.app.backup;

import dev.courant.app.backup.Manifest.GroupPosition;
import dev.courant.app.backup.Manifest.SavedTopic;
import dev.courant.runtime.CourantException;
import dev.courant.runtime.kafka.KafkaClients;
import dev.courant.schemas.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * What a cluster keeps of the topics of a Courant apart from their records: which exist, how they are configured, and
 * how far consumer groups have read them. Thread-safe.
 */
final class ClusterState implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 60;

    private final Admin admin;
    private final KafkaClients clients;

    ClusterState(KafkaClients clients) {
        this.clients = clients;
        this.admin = clients.admin();
    }

    /** Returns the topics that exist, those of single tags included. */
    List<Topic<?, ?>> topics() {
        Set<String> names = get(admin.listTopics().names(), "the topics cannot be listed");
        String tagged = clients.topics().tagged("").name();
        Stream<Topic<?, ?>> ofTags = names.stream()
                .filter(name -> name.startsWith(tagged))
                .sorted()
                .map(name -> clients.topics().tagged(name.substring(tagged.length())));
        return Stream.concat(clients.topics().all().stream(), ofTags)
                .filter(topic -> names.contains(topic.name()))
                .toList();
    }

    /** Returns the configuration of topics where it is not the cluster's default. */
    Map<String, Map<String, String>> configs(Collection<String> topics) {
        List<ConfigResource> resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<String, Map<String, String>> configs = new HashMap<>();
        get(admin.describeConfigs(resources).all(), "the configuration of topics cannot be read")
                .forEach((resource, config) -> configs.put(
                        resource.name(),
                        config.entries().stream()
                                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                                .collect(Collectors.toMap(
                                        ConfigEntry::name, ConfigEntry::value, (a, b) -> a, TreeMap::new))));
        return configs;
    }

    /** Returns the positions of all consumer groups in some topics. */
    List<GroupPosition> groups(Set<String> topics) {
        List<GroupPosition> positions = new ArrayList<>();
        var groups = get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all(), "groups cannot be listed");
        for (String group :
                new TreeSet<>(groups.stream().map(found -> found.groupId()).toList())) {
            get(
                            admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                            "the offsets of " + group + " cannot be read")
                    .forEach((partition, offset) -> {
                        if (offset != null && topics.contains(partition.topic())) {
                            positions.add(new GroupPosition(
                                    group,
                                    partition.topic(),
                                    partition.partition(),
                                    offset.offset(),
                                    offset.metadata()));
                        }
                    });
        }
        return positions;
    }

    /** Sets the positions of groups without members. */
    void setGroups(List<GroupPosition> positions) {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> groups = new TreeMap<>();
        positions.forEach(position -> groups.computeIfAbsent(position.group(), group -> new HashMap<>())
                .put(
                        new TopicPartition(position.topic(), position.partition()),
                        new OffsetAndMetadata(position.offset(), position.metadata())));
        groups.forEach((group, offsets) -> {
            var unused = get(
                    admin.alterConsumerGroupOffsets(group, offsets).all(),
                    "the offsets of " + group + " cannot be set");
        });
    }

    /** Creates topics as they were; their replicas are those of the settings. */
    void create(List<SavedTopic> topics) {
        int replication = clients.settings().replication();
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(
                                topic.name(),
                                Optional.of(topic.partitions()),
                                replication < 1 ? Optional.empty() : Optional.of((short) replication))
                        .configs(topic.config()))
                .toList();
        var unused = get(admin.createTopics(wanted).all(), "topics cannot be created");
    }

    /** Returns the id of each topic by its name. */
    Map<String, String> ids(Collection<String> topics) {
        Map<String, String> ids = new HashMap<>();
        get(admin.describeTopics(topics).allTopicNames(), "topics cannot be described")
                .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
        return ids;
    }

    /** Deletes the records before an offset of each partition. */
    void deleteBefore(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, RecordsToDelete> records = new HashMap<>();
        offsets.forEach((partition, offset) -> records.put(partition, RecordsToDelete.beforeOffset(offset)));
        var unused = get(admin.deleteRecords(records).all(), "records cannot be deleted");
    }

    @Override
    public void close() {
        admin.close();
    }

    private <T> T get(KafkaFuture<T> future, String failure) {
        String where = " at " + clients.settings().bootstrapServers() + ": ";
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new CourantException(failure + where + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new CourantException(failure + where + "no answer within " + TIMEOUT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CourantException("interrupted: " + failure, e);
        }
    }
}
