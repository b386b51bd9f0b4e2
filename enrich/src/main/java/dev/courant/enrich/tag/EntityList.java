package dev.courant.enrich.tag;

import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.entity.NamedEntity.NameKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mentions gathered into entities. Confidence: every mention leaves its own share of doubt, of the first few; a name
 * that also means something else proves nothing when the article speaks of that other thing and never of the people or
 * capital. An army is also a mention of its country.
 */
record EntityList(Mentions mentions, Hits phrases, Excerpts excerpts) {
    private static final double LEAST_CONFIDENCE = 0.5;
    private static final int COUNTED = 4;

    List<FoundEntity> found() {
        Map<Integer, List<Integer>> byPlace = new LinkedHashMap<>();
        for (int mention = 0; mention < mentions.count(); mention++) {
            add(mentions.place(mention), mention, byPlace);
            int country = mentions.country(mention);
            if (country >= 0 && country != mentions.place(mention)) {
                add(country, mention, byPlace);
            }
        }
        var found = new ArrayList<FoundEntity>();
        byPlace.forEach((place, all) -> {
            double confidence = confidence(place, all);
            if (confidence >= LEAST_CONFIDENCE) {
                found.add(entity(mentions.named().entities().get(place), confidence, all));
            }
        });
        found.sort(Comparator.comparingDouble(FoundEntity::confidence).reversed());
        return found;
    }

    private static void add(int entity, int mention, Map<Integer, List<Integer>> mentionsOf) {
        mentionsOf.computeIfAbsent(entity, _ -> new ArrayList<>()).add(mention);
    }

    private double confidence(int place, List<Integer> all) {
        boolean onlyAmbiguous = all.stream()
                .allMatch(mention ->
                        mentions.place(mention) == place && mentions.kind(mention) == NameKind.AMBIGUOUS_NAME);
        int elsewhere = mentions.named().elsewhere()[place];
        if (onlyAmbiguous && elsewhere >= 0 && phrases.atOrAfter(elsewhere, 0) >= 0) {
            return 0;
        }
        double doubt = 1;
        for (int mention : all.subList(0, Math.min(COUNTED, all.size()))) {
            NameKind kind = mentions.place(mention) == place ? mentions.kind(mention) : NameKind.PEOPLE;
            doubt *= 1 - kind.confidence();
        }
        return 1 - doubt;
    }

    private FoundEntity entity(NamedEntity place, double confidence, List<Integer> all) {
        var passages = all.stream()
                .limit(EntityFinder.MAX_MENTIONS)
                .map(mention -> excerpts.mention(mentions.first(mention), mentions.last(mention)))
                .toList();
        return new FoundEntity(place.id(), place.kind(), place.name(), confidence, passages);
    }
}
