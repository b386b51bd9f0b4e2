package dev.courant.enrich.model.training;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.annotation.Annotation;
import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invented notices about weather and about plays. The rules know the word "storm" alone, which all notices have; the
 * other words distinguish them.
 */
final class InventedNotices {
    static final Taxonomy TAXONOMY = Taxonomy.parse("""
            name: notices
            version: "1"
            threshold: 0.5
            topics:
              - id: weather
                scope: Weather.
                rules:
                  en:
                    - {id: storm, weight: 0.8, any: [storm]}
              - id: boats
                scope: Boats.
                rules:
                  en:
                    - {id: ferry, weight: 1, any: [ferry]}
            """, "notices.yaml");

    private static final List<String> WEATHER = List.of(
            "Roofs were torn off by the wind in the night.",
            "Rain filled the cellars along the river.",
            "The forecast speaks of hail and more wind.",
            "Trees fell on the road and the lights went out.",
            "Thunder was heard from the hills until dawn.");
    private static final List<String> STAGE = List.of(
            "The actors bowed to the audience for long.",
            "The scene was played with wit and with love.",
            "The curtain fell and the audience stood up.",
            "The director had cut the second act.",
            "Critics praised the costumes and the music.");
    private static final List<String> NEUTRAL = List.of(
            "It was the talk of the town on the day after.",
            "The mayor said that he was glad that it was over.",
            "Some had come from the villages to see it.",
            "The newspaper of the town had it on the first page.");

    private InventedNotices() {}

    static Tagger rules() {
        return Tagger.of(TAXONOMY, Gazetteer.empty());
    }

    static TrainingOptions options() {
        return new TrainingOptions(4, 7, 10, Set.of());
    }

    /** Returns a number of notices, about half of them about weather. */
    static List<AnnotatedArticle> notices(int count, long seed) {
        var random = new Random(seed);
        var notices = new ArrayList<AnnotatedArticle>();
        for (int i = 0; i < count; i++) {
            boolean weather = random.nextBoolean();
            List<String> own = weather ? WEATHER : STAGE;
            String text = String.join(
                    " ",
                    "There was a storm in the town.",
                    own.get(random.nextInt(own.size())),
                    NEUTRAL.get(random.nextInt(NEUTRAL.size())),
                    own.get(random.nextInt(own.size())));
            notices.add(notice(
                    new TaggableText("News of the town", text, "en"), weather ? Set.of("weather") : Set.of(), null));
        }
        return notices;
    }

    static AnnotatedArticle notice(TaggableText text, Set<String> topics, @Nullable LocalDate date) {
        return new AnnotatedArticle("notice", text, date, Annotation.of(topics));
    }

    static LocalDate today() {
        return LocalDate.parse("2026-11-01");
    }
}
