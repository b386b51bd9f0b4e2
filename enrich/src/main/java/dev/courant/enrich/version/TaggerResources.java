package dev.courant.enrich.version;

import dev.courant.enrich.EnrichSettings;
import dev.courant.enrich.entity.EntityFile;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.model.LinearModel;
import dev.courant.enrich.model.ModelFile;
import dev.courant.runtime.CourantException;

/**
 * The entities and the model that a tagger uses with a taxonomy. Immutable and thread-safe.
 *
 * @param gazetteer the entities that it finds
 * @param model adjusts the scores of topics
 */
public record TaggerResources(Gazetteer gazetteer, LinearModel model) {
    /** Returns resources without a model, so that scores are those of the rules. */
    public static TaggerResources of(Gazetteer gazetteer) {
        return new TaggerResources(gazetteer, LinearModel.NONE);
    }

    /**
     * Reads the files that the settings name.
     *
     * @throws CourantException when a file cannot be read, or the model was trained for another taxonomy
     */
    public static TaggerResources read(EnrichSettings settings) {
        return new TaggerResources(
                EntityFile.read(settings.entities()), ModelFile.configured(settings.topicModel(), settings.taxonomy()));
    }
}
