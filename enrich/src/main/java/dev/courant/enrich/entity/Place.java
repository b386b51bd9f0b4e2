package dev.courant.enrich.entity;

import java.util.List;

/**
 * An entity that can be recognised by its names.
 *
 * @param id such as {@code iso3166:MX}
 * @param kind such as {@code COUNTRY}
 * @param name its English name
 * @param names every way to name it, in any language
 * @param elsewhere phrases that show an ambiguous name means something else ("Atlanta" for the state of Georgia)
 */
public record Place(String id, String kind, String name, List<Name> names, List<String> elsewhere) {
    public Place {
        names = List.copyOf(names);
        elsewhere = List.copyOf(elsewhere);
    }

    /** One way to name a place, in one language, written as a {@link dev.courant.enrich.text.Phrase}. */
    public record Name(String language, String phrase, NameKind kind) {}

    /** How a name points to its place, and how far one mention of it may be trusted, from 0 to 1. */
    public enum NameKind {
        NAME(0.9),
        AMBIGUOUS_NAME(0.5),
        PEOPLE(0.6),
        CAPITAL(0.45);

        private final double confidence;

        NameKind(double confidence) {
            this.confidence = confidence;
        }

        public double confidence() {
            return confidence;
        }
    }
}
