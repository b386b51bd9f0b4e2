package dev.courant.enrich.entity;

import dev.courant.parse.text.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entities that can be found in an article. Immutable and thread-safe.
 *
 * @param entities the entities
 * @param otherNames names that contain the name of a country but mean something else ("New Mexico")
 */
public record Gazetteer(List<NamedEntity> entities, List<String> otherNames) {
    private static final List<String> FURTHER_LANGUAGES = List.of("fr", "de", "pt");

    public Gazetteer {
        entities = List.copyOf(entities);
        otherNames = List.copyOf(otherNames);
    }

    /** {@return a gazetteer without entities} */
    public static Gazetteer empty() {
        return new Gazetteer(List.of(), List.of());
    }

    /**
     * Returns the shipped entities: the states of ISO 3166-1 with their peoples and capitals in English, Spanish,
     * French, German and Portuguese; international organisations, armed forces, armed and criminal groups; heads of
     * state and government.
     */
    public static Gazetteer bundled() {
        Map<String, NamedEntity> all = new LinkedHashMap<>();
        Resources.lines(Gazetteer.class, "countries.txt").forEach(line -> add(all, EntityLines.country(line)));
        for (String language : FURTHER_LANGUAGES) {
            Resources.lines(Gazetteer.class, "countries-" + language + ".txt")
                    .forEach(line -> add(all, EntityLines.named(line, language, all)));
        }
        for (String file : List.of("entities.txt", "people.txt")) {
            Resources.lines(Gazetteer.class, file).forEach(line -> add(all, EntityLines.entity(line)));
        }
        return new Gazetteer(List.copyOf(all.values()), Resources.lines(Gazetteer.class, "other-names.txt"));
    }

    /**
     * Returns this gazetteer with further entities. An entity replaces the one with the same id.
     *
     * @param lines in the format of {@code entities.txt}: id | kind | name | country | names in every language |
     *     English | Spanish | French | German | Portuguese names; blank lines and lines that begin with # are skipped
     * @throws IllegalArgumentException when a line is not in that format; the message quotes it
     */
    public Gazetteer with(List<String> lines) {
        Map<String, NamedEntity> all = new LinkedHashMap<>();
        entities.forEach(entity -> add(all, entity));
        lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> add(all, EntityLines.entity(line)));
        return new Gazetteer(List.copyOf(all.values()), otherNames);
    }

    private static void add(Map<String, NamedEntity> all, NamedEntity entity) {
        all.put(entity.id(), entity);
    }
}
