package dev.courant.ingest.poll;

import dev.courant.runtime.kafka.TopicFollower;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.Push;

/**
 * What a poller reads and writes in Kafka.
 *
 * @param definitions of all feeds
 * @param pushes messages of WebSub hubs
 * @param statuses reads what former owners wrote
 * @param records makes the records of polls
 * @param writer writes links and statuses
 */
record PollTopics(
        TopicFollower<String, FeedDefinition> definitions,
        TopicFollower<String, Push> pushes,
        StatusReader statuses,
        PollRecords records,
        PollWriter writer) {}
