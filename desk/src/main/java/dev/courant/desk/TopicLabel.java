package dev.courant.desk;

import java.util.Map;

/**
 * What a topic is called.
 *
 * @param topic its id
 * @param label its name, by BCP 47 language
 * @param note when it applies
 */
public record TopicLabel(String topic, Map<String, String> label, String note) {}
