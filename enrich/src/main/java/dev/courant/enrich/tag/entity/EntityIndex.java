package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.entity.NamedEntity.Name;
import dev.courant.enrich.entity.NamedEntity.NameKind;
import dev.courant.enrich.language.FunctionWords;
import dev.courant.enrich.tag.scan.PhraseIndexBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The names of entities by their numbers in the phrase index.
 *
 * @param entities the entities
 * @param entityOf for each name the number of its entity, or -1 for a name of something else
 * @param kindOf for each name its kind
 * @param elsewhere for each entity the phrase set that shows that its ambiguous name means something else, or -1
 * @param countryOf for each entity the number of the country that it stands for, or -1
 * @param functionWords words that are not part of names
 */
public record EntityIndex(
        List<NamedEntity> entities,
        int[] entityOf,
        NameKind[] kindOf,
        int[] elsewhere,
        int[] countryOf,
        FunctionWords functionWords) {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt");

    /**
     * Numbers the names of a gazetteer and adds them to a phrase index.
     *
     * @param gazetteer the entities
     * @param phrases the index
     * @param functionWords as forms of the lexicon of that index
     */
    public static EntityIndex of(Gazetteer gazetteer, PhraseIndexBuilder phrases, FunctionWords functionWords) {
        var entityOf = new ArrayList<Integer>();
        var kindOf = new ArrayList<NameKind>();
        var elsewhere = new ArrayList<Integer>();
        for (NamedEntity entity : gazetteer.entities()) {
            for (Name name : entity.names()) {
                phrases.addName(name.language(), name.phrase(), entityOf.size());
                entityOf.add(elsewhere.size());
                kindOf.add(name.kind());
            }
            elsewhere.add(entity.elsewhere().isEmpty() ? -1 : phrases.add("en", entity.elsewhere()));
        }
        for (String other : gazetteer.otherNames()) {
            for (String language : LANGUAGES) {
                phrases.addName(language, other, entityOf.size());
            }
            entityOf.add(-1);
            kindOf.add(NameKind.NAME);
        }
        return new EntityIndex(
                gazetteer.entities(),
                array(entityOf),
                kindOf.toArray(NameKind[]::new),
                array(elsewhere),
                countries(gazetteer.entities()),
                functionWords);
    }

    private static int[] countries(List<NamedEntity> entities) {
        var numbers = new HashMap<String, Integer>();
        entities.forEach(entity -> numbers.put(entity.id(), numbers.size()));
        return entities.stream()
                .mapToInt(entity -> entity.standsForCountry() ? numbers.getOrDefault(entity.country(), -1) : -1)
                .toArray();
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
