package dev.courant.enrich.model;

import java.time.LocalDate;
import java.util.List;

/**
 * The training data and the purpose of a model.
 *
 * @param taxonomy the name of the taxonomy that it was trained for
 * @param version the version of that taxonomy with whose rules it was fused
 * @param languages ISO 639-1 codes of the training languages; texts in other languages are not rescored
 * @param trained the day of training
 * @param articles the number of training articles
 */
public record Provenance(String taxonomy, String version, List<String> languages, LocalDate trained, int articles) {
    /** Copies the list. */
    public Provenance {
        languages = List.copyOf(languages);
    }
}
