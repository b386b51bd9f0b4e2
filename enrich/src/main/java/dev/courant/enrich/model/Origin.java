package dev.courant.enrich.model;

import java.time.LocalDate;
import java.util.List;

/**
 * What a model was made from and for.
 *
 * @param taxonomy the name of the taxonomy whose topics it knows
 * @param version the edition of that taxonomy whose rules it was fused with
 * @param languages ISO 639-1 codes of the languages it was trained in; it says nothing of texts in others
 * @param trained the day
 * @param articles how many articles it was trained with
 */
public record Origin(String taxonomy, String version, List<String> languages, LocalDate trained, int articles) {
    /** Copies the list. */
    public Origin {
        languages = List.copyOf(languages);
    }
}
