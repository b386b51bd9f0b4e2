package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.entity.NamedEntity.NameKind;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.scan.Excerpts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups mentions by entity and computes the confidence in each entity. The first mentions reduce the doubt by the
 * confidence of their kind. A mention of an army is also a mention of its country.
 */
public record EntityResolver(MentionList mentions, Excerpts excerpts) {
    private static final double MIN_CONFIDENCE = 0.5;
    private static final int MAX_COUNTED_MENTIONS = 4;

    /** Returns the entities, highest confidence first. */
    public List<FoundEntity> resolve() {
        Map<Integer, List<Integer>> byEntity = new LinkedHashMap<>();
        for (int mention = 0; mention < mentions.count(); mention++) {
            add(mentions.entity(mention), mention, byEntity);
            int country = mentions.country(mention);
            if (country >= 0 && country != mentions.entity(mention)) {
                add(country, mention, byEntity);
            }
        }
        var found = new ArrayList<FoundEntity>();
        byEntity.forEach((entity, all) -> {
            double confidence = confidence(entity, all);
            if (confidence >= MIN_CONFIDENCE) {
                found.add(found(mentions.index().entities().get(entity), confidence, all));
            }
        });
        found.sort(Comparator.comparingDouble(FoundEntity::confidence).reversed());
        return found;
    }

    private static void add(int entity, int mention, Map<Integer, List<Integer>> mentionsOf) {
        mentionsOf.computeIfAbsent(entity, _ -> new ArrayList<>()).add(mention);
    }

    private double confidence(int entity, List<Integer> all) {
        double doubt = 1;
        for (int mention : all.subList(0, Math.min(MAX_COUNTED_MENTIONS, all.size()))) {
            NameKind kind = mentions.entity(mention) == entity ? mentions.kind(mention) : NameKind.PEOPLE;
            doubt *= 1 - kind.confidence();
        }
        return 1 - doubt;
    }

    private FoundEntity found(NamedEntity entity, double confidence, List<Integer> all) {
        var passages = all.stream()
                .limit(FoundEntity.MAX_MENTIONS)
                .map(mention -> excerpts.mention(mentions.first(mention), mentions.last(mention)))
                .toList();
        return new FoundEntity(entity.id(), entity.kind(), entity.name(), confidence, passages);
    }
}
