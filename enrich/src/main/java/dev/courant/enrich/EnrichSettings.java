package dev.courant.enrich;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.config.Setting;
import java.nio.file.Path;
import java.util.List;

/**
 * The settings of enrichment.
 *
 * @param threads the number of stream threads of this instance
 * @param stateDir the folder of the streams' local state
 * @param taggedTopics tags whose articles are also written to a topic for that tag
 * @param taxonomy the name of the taxonomy to tag with
 * @param entities a file of entities that are added to the shipped ones; empty for none
 * @param topicModel the file of a model that adjusts the scores of tags; empty for none
 */
public record EnrichSettings(
        @Setting(env = "COURANT_ENRICH_THREADS", value = "1", doc = "Stream threads of this instance.")
        int threads,

        @Setting(
                env = "COURANT_STATE_DIR",
                value = "/tmp/courant-streams",
                doc = "Folder of the streams' local state; it is rebuilt from Kafka when it is lost.")
        Path stateDir,

        @Setting(
                env = "COURANT_TAGGED_TOPICS",
                value = "",
                doc =
                        "Tags, separated by commas, whose articles also go to a topic of their own: articles.tagged.<tag>.")
        List<String> taggedTopics,

        @Setting(
                env = "COURANT_TAXONOMY",
                value = "courant",
                doc =
                        "Name of the taxonomy to tag by: its newest version in the topic taxonomy, else the one that is shipped.")
        String taxonomy,

        @Setting(
                env = "COURANT_ENTITIES_FILE",
                value = "",
                doc =
                        "Your own entities, in the format of entities.txt; a known id takes the place of the shipped entity.")
        Path entities,

        @Setting(
                env = "COURANT_TOPIC_MODEL",
                value = "",
                doc =
                        "File of a model by courant taxonomy train, which adjusts the scores of tags; empty: the shipped one; none: rules alone.")
        Path topicModel) {

    /** Checks the settings. */
    public EnrichSettings {
        if (threads < 1) {
            throw new CourantException("COURANT_ENRICH_THREADS=" + threads + ": write 1 or more");
        }
        taggedTopics = List.copyOf(taggedTopics);
    }
}
