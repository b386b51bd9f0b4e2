package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.entity.NameFrameWords;
import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.entity.NamedEntity.Name;
import dev.courant.enrich.entity.NamedEntity.NameKind;
import dev.courant.enrich.entity.PersonNameWords;
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
 * @param elsewhere for each entity the phrase sets that show that its ambiguous name means something else
 * @param here for each entity the phrase sets that show that its ambiguous name means it
 * @param countryOf for each entity the number of the country that it stands for, or -1
 * @param functionWords words that are not part of names
 * @param personWords words of persons' names
 * @param frameWords words beside names that mean something else
 */
public record EntityIndex(
        List<NamedEntity> entities,
        int[] entityOf,
        NameKind[] kindOf,
        int[][] elsewhere,
        int[][] here,
        int[] countryOf,
        FunctionWords functionWords,
        PersonNameWords personWords,
        NameFrameWords frameWords) {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt");

    /**
     * Numbers the names of a gazetteer and adds them to a phrase index.
     *
     * @param gazetteer the entities
     * @param phrases the index
     * @param functionWords as forms of the lexicon of that index
     * @param personWords as forms of that lexicon
     */
    public static EntityIndex of(
            Gazetteer gazetteer, PhraseIndexBuilder phrases, FunctionWords functionWords, PersonNameWords personWords) {
        var entityOf = new ArrayList<Integer>();
        var kindOf = new ArrayList<NameKind>();
        for (int entity = 0; entity < gazetteer.entities().size(); entity++) {
            for (Name name : gazetteer.entities().get(entity).names()) {
                phrases.addName(name.language(), name.phrase(), entityOf.size());
                entityOf.add(entity);
                kindOf.add(name.kind());
            }
        }
        for (String other : gazetteer.otherNames()) {
            for (String language : LANGUAGES) {
                phrases.addName(language, other, entityOf.size());
            }
            entityOf.add(-1);
            kindOf.add(NameKind.NAME);
        }
        List<NamedEntity> entities = gazetteer.entities();
        return new EntityIndex(
                entities,
                array(entityOf),
                kindOf.toArray(NameKind[]::new),
                entities.stream()
                        .map(entity -> sets(entity.elsewhere(), phrases))
                        .toArray(int[][]::new),
                entities.stream().map(entity -> sets(entity.here(), phrases)).toArray(int[][]::new),
                countries(entities),
                functionWords,
                personWords,
                NameFrameWords.addTo(phrases.lexicon()));
    }

    private static int[] sets(List<String> list, PhraseIndexBuilder phrases) {
        return list.isEmpty()
                ? new int[0]
                : LANGUAGES.stream()
                        .mapToInt(language -> phrases.add(language, list))
                        .toArray();
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
