package dev.courant.store.sink;

import dev.courant.schemas.Entity;
import dev.courant.schemas.Evidence;
import dev.courant.schemas.Field;
import dev.courant.schemas.Mention;
import dev.courant.schemas.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tags and entities as they are kept in, and served from, JSON columns. Stateless. */
final class EnrichmentJson {
    private EnrichmentJson() {}

    static String tags(List<Tag> tags) {
        return JsonRows.of(tags.stream()
                .map(tag -> Map.of(
                        "topic", tag.getTopic(),
                        "score", tag.getScore(),
                        "central", tag.getCentral(),
                        "evidence",
                                tag.getEvidence().stream()
                                        .map(EnrichmentJson::passage)
                                        .toList()))
                .toList());
    }

    static String entities(List<Entity> entities) {
        return JsonRows.of(entities.stream()
                .map(entity -> Map.of(
                        "id", entity.getId(),
                        "kind", entity.getKind().name(),
                        "name", entity.getName(),
                        "confidence", entity.getConfidence(),
                        "mentions",
                                entity.getMentions().stream()
                                        .map(EnrichmentJson::mention)
                                        .toList()))
                .toList());
    }

    private static Map<String, Object> passage(Evidence passage) {
        return Map.of(
                "field", name(passage.getField()),
                "start", passage.getStart(),
                "end", passage.getEnd(),
                "text", passage.getText(),
                "rule", passage.getRule(),
                "weight", passage.getWeight());
    }

    private static Map<String, Object> mention(Mention mention) {
        return Map.of("field", name(mention.getField()), "start", mention.getStart(), "end", mention.getEnd());
    }

    private static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
