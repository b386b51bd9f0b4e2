package dev.courant.app.backup;

import dev.courant.store.backup.SavedTable;
import dev.courant.store.backup.StorePosition;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param format the version of the file's format
 * @param origin where it comes from
 * @param database the rows
 * @param kafka the records
 * @param digests the SHA-256 of each entry of the file, by its name
 */
record Manifest(int format, Origin origin, Rows database, Records kafka, Map<String, String> digests) {
    /** The format that this version writes. It reads the former ones, too. */
    static final int FORMAT = 2;

    /** From this format on the file ends with a {@link Seal}. */
    static final int FIRST_SEALED_FORMAT = 2;

    /**
     * Where a backup comes from.
     *
     * @param courant the version of the program that wrote it
     * @param source the Courant that was saved, for people
     * @param takenAt the moment that a restore goes back to, in ISO 8601
     * @param topicPrefix the prefix of all topics
     */
    record Origin(String courant, String source, String takenAt, String topicPrefix) {}

    /**
     * The rows of the database.
     *
     * @param version the version of the tables
     * @param bytes the size of the database
     * @param tables the tables, each after those that it refers to
     * @param rows the number of rows of each table
     * @param positions how far topics were read into it
     */
    record Rows(
            String version,
            long bytes,
            List<SavedTable> tables,
            Map<String, Long> rows,
            List<StorePosition> positions) {}

    /**
     * The records of the topics.
     *
     * @param bytes the size of keys and values
     * @param topics the topics
     * @param groups how far consumer groups have read them
     */
    record Records(long bytes, List<SavedTopic> topics, List<GroupPosition> groups) {}

    /**
     * A topic.
     *
     * @param name its full name
     * @param partitions the number of its partitions
     * @param config its configuration, where it is not the cluster's default
     * @param records the number of records in the backup
     * @param ends the offset after the last record of each partition
     */
    record SavedTopic(String name, int partitions, Map<String, String> config, long records, List<Long> ends) {}

    /**
     * The position of a consumer group in a partition.
     *
     * @param group the group
     * @param topic the full name of the topic
     * @param partition the number of the partition
     * @param offset the offset of the next record
     * @param metadata what the group keeps beside it
     */
    record GroupPosition(String group, String topic, int partition, long offset, String metadata) {}
}
