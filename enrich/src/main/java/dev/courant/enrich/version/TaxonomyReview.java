package dev.courant.enrich.version;

import dev.courant.enrich.language.FunctionWords;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.TopicRule;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.WordForms;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what is weak in a taxonomy although its examples hold: rules that rest on one word, topics that rest on hints,
 * and phrases that stand for a function word of their language. For a single use.
 */
public final class TaxonomyReview {
    private static final double MOSTLY = 0.8;

    private final Taxonomy taxonomy;
    private final String source;
    private final List<TaxonomyWarning> warnings = new ArrayList<>();
    private final Lexicon words;
    private final FunctionWords functionWords;

    private TaxonomyReview(Taxonomy taxonomy, String source) {
        this.taxonomy = taxonomy;
        this.source = source;
        var lexicon = new Lexicon.Builder();
        this.functionWords = FunctionWords.addTo(lexicon);
        this.words = lexicon.build();
    }

    /**
     * Reviews a taxonomy.
     *
     * @param taxonomy the taxonomy
     * @param source the name of its document in the warnings
     * @return the warnings, in the order of the document
     */
    public static List<TaxonomyWarning> of(Taxonomy taxonomy, String source) {
        TaxonomyReview review = new TaxonomyReview(taxonomy, source);
        for (TopicDefinition topic : taxonomy.topics()) {
            topic.rules().forEach((language, rules) -> review.topic(topic, language, rules));
        }
        return List.copyOf(review.warnings);
    }

    private void topic(TopicDefinition topic, String language, List<TopicRule> rules) {
        hints(topic, language, rules);
        Set<String> reported = new HashSet<>();
        for (TopicRule rule : rules) {
            List<String> phrases = phrases(rule, language);
            singleWord(topic, rule, phrases);
            for (String phrase : phrases) {
                if (reported.add(phrase)) {
                    functionWord(topic, rule, phrase, language);
                }
            }
        }
    }

    private void hints(TopicDefinition topic, String language, List<TopicRule> rules) {
        double all = rules.stream().mapToDouble(TopicRule::weight).sum();
        double hints = rules.stream()
                .filter(TopicRule::isHint)
                .mapToDouble(TopicRule::weight)
                .sum();
        if (hints > MOSTLY * all) {
            warn(
                    topic,
                    topic.line(),
                    "%.0f %% of the weight of its %s rules is that of hints, lighter than %s; add rules that say by"
                            + " themselves what a passage is about",
                    100 * hints / all,
                    language,
                    TopicRule.HINT);
        }
    }

    private void singleWord(TopicDefinition topic, TopicRule rule, List<String> phrases) {
        boolean alone = !rule.isHint()
                && rule.required().with().isEmpty()
                && !rule.minimum().isRequired();
        if (alone && phrases.size() == 1 && isOrdinaryWord(phrases.getFirst())) {
            warn(
                    topic,
                    rule.line(),
                    "rule %s rests on the one word \"%s\" with weight %s; add \"with\", \"count\" or other phrases, or"
                            + " make it a hint, lighter than %s",
                    rule.id(),
                    phrases.getFirst(),
                    rule.weight(),
                    TopicRule.HINT);
        }
    }

    /** Whether a phrase is one word that is not a name, which a capital shows. */
    private static boolean isOrdinaryWord(String phrase) {
        return phrase.chars().allMatch(c -> Character.isLowerCase(c) || c == '~' || c == '=');
    }

    private void functionWord(TopicDefinition topic, TopicRule rule, String phrase, String language) {
        Phrase.expand(phrase, WordForms.of(language)).stream()
                .filter(form -> form.words().size() == 1 && form.cases() == 0)
                .map(form -> form.words().getFirst())
                .filter(word -> functionWords.contains(words.find(word), language))
                .findFirst()
                .ifPresent(word -> warn(
                        topic,
                        rule.line(),
                        "rule %s: \"%s\" stands for \"%s\", a function word of %s; add words to it, or write its"
                                + " other forms, each after \"=\"",
                        rule.id(),
                        phrase,
                        word,
                        language));
    }

    /** Returns the phrases of a rule, with those of its lists, without countries. */
    private List<String> phrases(TopicRule rule, String language) {
        return rule.any().stream()
                .flatMap(phrase -> phrase.startsWith("$")
                        ? taxonomy
                                .lists()
                                .getOrDefault(phrase.substring(1), Map.of())
                                .getOrDefault(language, List.of())
                                .stream()
                        : Stream.of(phrase))
                .toList();
    }

    private void warn(TopicDefinition topic, int line, String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values);
        warnings.add(new TaxonomyWarning(source, line, topic.id(), text));
    }
}
