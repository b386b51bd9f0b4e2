package dev.courant.enrich.entity;

import java.util.List;

/**
 * An entity that is recognised by its names.
 *
 * @param id such as {@code iso3166:MX}, {@code wikidata:Q1065}, or {@code name:} and a name where there is neither
 * @param kind such as {@code COUNTRY}
 * @param name its English name
 * @param country the id of the country it belongs to; for a country its own id; empty for none
 * @param names its names in all languages
 * @param elsewhere phrases that show that an ambiguous name means something else ("Atlanta" for the state of Georgia)
 * @param here phrases that show that an ambiguous name means this entity ("Goma" for one of two states named Congo)
 */
public record NamedEntity(
        String id,
        String kind,
        String name,
        String country,
        List<Name> names,
        List<String> elsewhere,
        List<String> here) {
    public static final String COUNTRY = "COUNTRY";
    public static final String ARMED_FORCE = "ARMED_FORCE";
    public static final String ARMED_GROUP = "ARMED_GROUP";
    public static final String ORGANIZATION = "ORGANIZATION";
    public static final String PERSON = "PERSON";

    public NamedEntity {
        names = List.copyOf(names);
        elsewhere = List.copyOf(elsewhere);
        here = List.copyOf(here);
    }

    /** Whether a mention of it is also a mention of its country: true for armies, not for armed groups. */
    public boolean standsForCountry() {
        return !country.isEmpty() && (kind.equals(COUNTRY) || kind.equals(ARMED_FORCE));
    }

    /** A name of an entity in one language, written as a {@link dev.courant.enrich.text.Phrase}. */
    public record Name(String language, String phrase, NameKind kind) {}

    /** The kind of a name, with the confidence, from 0 to 1, that a single mention means the entity. */
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
