package dev.courant.enrich.model.training;

import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.engine.Tagger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The languages that a model is trained for: those with enough articles and some article that rules tag. Articles in
 * other languages are left out, since a model is unreliable for words that it has hardly seen.
 *
 * @param names ISO 639-1 codes, sorted
 * @param articles the articles in these languages
 * @param rules a tagger, which tells languages
 */
record TrainingLanguages(List<String> names, List<AnnotatedArticle> articles, Tagger rules) {
    /** The minimum share of a language among all articles, in percent. */
    private static final int MIN_PERCENT = 5;

    /**
     * Returns those of other articles that are in these languages and not annotated.
     *
     * @param others the articles
     * @param annotated the annotated articles
     */
    List<TaggableText> of(List<TaggableText> others, List<AnnotatedArticle> annotated) {
        Set<String> known =
                annotated.stream().map(article -> article.text().text()).collect(Collectors.toSet());
        return others.stream()
                .filter(text -> known.add(text.text())
                        && names.contains(rules.tag(text, 1).language()))
                .toList();
    }

    static TrainingLanguages of(List<AnnotatedArticle> articles, Tagger rules, TrainingOptions options) {
        List<String> languages = articles.stream()
                .map(article -> rules.tag(article.text(), 1).language())
                .toList();
        Set<String> tagged = new TreeSet<>();
        Map<String, Long> counts = languages.stream()
                .collect(Collectors.groupingBy(language -> language, TreeMap::new, Collectors.counting()));
        for (int i = 0; i < languages.size(); i++) {
            String language = languages.get(i);
            if (!tagged.contains(language)
                    && isEnough(counts.getOrDefault(language, 0L), articles.size(), options)
                    && !rules.tag(articles.get(i).text(), 0).tags().isEmpty()) {
                tagged.add(language);
            }
        }
        List<AnnotatedArticle> kept = IntStream.range(0, languages.size())
                .filter(i -> tagged.contains(languages.get(i)))
                .mapToObj(articles::get)
                .toList();
        return new TrainingLanguages(List.copyOf(tagged), kept, rules);
    }

    private static boolean isEnough(long articles, int all, TrainingOptions options) {
        return articles >= options.minArticles() && articles * 100 >= (long) all * MIN_PERCENT;
    }
}
