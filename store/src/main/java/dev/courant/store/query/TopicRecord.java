package dev.courant.store.query;

import java.util.Map;

/**
 * The description of a topic.
 *
 * @param id its id, as tags name it
 * @param labels its name, by BCP 47 language
 * @param scope when it applies
 */
public record TopicRecord(String id, Map<String, String> labels, String scope) {}
