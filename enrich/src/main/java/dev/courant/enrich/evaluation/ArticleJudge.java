package dev.courant.enrich.evaluation;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.annotation.Annotation;
import dev.courant.enrich.evaluation.Decision.Found;
import dev.courant.enrich.evaluation.Decision.Label;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags annotated articles and holds the tags against the annotations. Immutable and thread-safe. */
public final class ArticleJudge {
    private static final Lexicon NO_WORDS = new Lexicon.Builder().build();

    private final Tagger tagger;
    private final List<String> topics;
    private final double threshold;

    /**
     * Creates a judge.
     *
     * @param tagger the tagger to be measured
     * @param topics the ids of the topics that count
     * @param threshold the score from which a topic is asserted
     */
    public ArticleJudge(Tagger tagger, List<String> topics, double threshold) {
        this.tagger = tagger;
        this.topics = List.copyOf(topics);
        this.threshold = threshold;
    }

    /** {@return the article with the decisions of annotator and tagger on each topic} */
    public JudgedArticle judge(AnnotatedArticle article) {
        Tagging tagging = tagger.tag(article.text(), 0);
        Map<String, QuotedSentences> quoted = new HashMap<>();
        article.annotation()
                .quotes()
                .forEach((topic, quotes) -> quoted.put(topic, QuotedSentences.of(article.text(), quotes)));
        Map<String, Found> found = new HashMap<>();
        for (TopicTag tag : tagging.tags()) {
            QuotedSentences sentences = quoted.getOrDefault(tag.topic(), QuotedSentences.of(article.text(), List.of()));
            PassageCheck passages = PassageCheck.of(article.text(), tag.evidence(), sentences);
            found.put(tag.topic(), new Found(tag, found.size() + 1, tag.score() >= threshold, passages));
        }
        return new JudgedArticle(
                article.id(),
                article.text(),
                tagging.language(),
                words(article),
                topics.stream()
                        .filter(topic -> !article.annotation().disputed().contains(topic))
                        .map(topic -> decision(topic, article.annotation(), found.get(topic)))
                        .toList(),
                quoted.values().stream().mapToInt(QuotedSentences::lost).sum());
    }

    private static Decision decision(String topic, Annotation annotation, @Nullable Found found) {
        boolean given = annotation.topics().contains(topic);
        return new Decision(
                topic,
                new Label(
                        given,
                        annotation.central().contains(topic),
                        !given && annotation.tempting().contains(topic)),
                found);
    }

    private static int words(AnnotatedArticle article) {
        return Tokenizer.tokenize(
                        NO_WORDS, article.text().title(), article.text().text())
                .count();
    }
}
