package dev.courant.enrich.model;

import java.time.LocalDate;
import java.util.List;

/**
 * What a model was trained from and for.
 *
 * @param taxonomy the name of the taxonomy whose topics it knows
 * @param version the version of that taxonomy whose rules it was fused with
 * @param languages ISO 639-1 codes of the languages it was trained in; it does not score texts in others
 * @param trained the day of training
 * @param articles the number of training articles
 */
public record Provenance(String taxonomy, String version, List<String> languages, LocalDate trained, int articles) {
    /** Copies the list. */
    public Provenance {
        languages = List.copyOf(languages);
    }
}
