package dev.courant.enrich.taxonomy;

import dev.courant.enrich.taxonomy.WordSense.Frame;
import dev.courant.enrich.taxonomy.WordSense.SensePhrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the senses of words; {@link TaxonomyParser} describes the format. */
final class SenseParser {
    private static final int MAX_WORDS_AWAY = 100;
    private static final int MAX_SIGNS = 100;

    private final PhraseLists phrases;
    private final Set<String> topics;

    SenseParser(PhraseLists phrases, List<TopicDefinition> topics) {
        this.phrases = phrases;
        this.topics = topics.stream().map(TopicDefinition::id).collect(Collectors.toSet());
    }

    List<WordSense> senses(List<YamlFields> all) {
        var ids = new HashSet<String>();
        var senses = new ArrayList<WordSense>();
        for (YamlFields fields : all) {
            WordSense sense = sense(fields);
            if (!ids.add(sense.id())) {
                throw fields.problem(fields.line(), "a second sense \"" + sense.id() + "\"; ids of senses must differ");
            }
            senses.add(sense);
        }
        return senses;
    }

    private WordSense sense(YamlFields fields) {
        fields.only("id", "topics", "except", "before", "after", "in", "count", "words", "signs", "without", "unless");
        Map<String, List<String>> words = phrases.byLanguage(fields.mapping("words"));
        Map<String, List<String>> signs = phrases.byLanguage(fields.mapping("signs"));
        Map<String, List<String>> without = phrases.byLanguage(fields.mapping("without"));
        Map<String, List<String>> unless = phrases.byLanguage(fields.mapping("unless"));
        if (words.isEmpty() || !words.keySet().equals((signs.isEmpty() ? unless : signs).keySet())) {
            throw fields.problem(
                    fields.line(),
                    "a sense needs \"words\" and in the same languages \"signs\", or \"unless\" when it has no signs");
        }
        YamlFields byLanguage = fields.mapping("words");
        return new WordSense(
                fields.id(),
                topics("topics", fields),
                topics("except", fields),
                frame(fields),
                byLanguage.each(language -> new SensePhrases(
                        words.getOrDefault(language, List.of()),
                        signs.getOrDefault(language, List.of()),
                        without.getOrDefault(language, List.of()),
                        unless.getOrDefault(language, List.of()))));
    }

    private Set<String> topics(String key, YamlFields fields) {
        List<String> named = fields.texts(key);
        for (String topic : named) {
            if (!topics.contains(topic)) {
                throw fields.problem(fields.line(), "\"" + key + "\" of a sense names no topic: \"" + topic + "\"");
            }
        }
        return Set.copyOf(named);
    }

    private static Frame frame(YamlFields fields) {
        boolean wholeArticle = fields.has("in") && fields.text("in").equals("article");
        if (fields.has("in") && !wholeArticle) {
            throw fields.problem(
                    fields.line(),
                    "\"in\" of a sense must be article; leave it out for the sentence, or write before and after");
        }
        int before = integer(fields, "before", 0, MAX_WORDS_AWAY);
        int after = integer(fields, "after", 0, MAX_WORDS_AWAY);
        if (wholeArticle && before + after > 0) {
            throw fields.problem(fields.line(), "\"before\" and \"after\" cannot be combined with \"in: article\"");
        }
        return new Frame(before, after, wholeArticle, integer(fields, "count", 1, MAX_SIGNS));
    }

    private static int integer(YamlFields fields, String key, int missing, int max) {
        return fields.has(key) ? (int) fields.number(key, 1, max) : missing;
    }
}
