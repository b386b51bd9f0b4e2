package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.language.LanguageIdentifier;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.TopicRule;
import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.WordForms;
import dev.courant.parse.text.Resources;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forms of Spanish phrases that are function words, names or everyday words: "mediar" has the form "medios", "corear"
 * the form "Corea". A phrase that counts by itself for more than a hint must have none of them.
 */
class SpanishPhrasesTest {
    private static final double HINT = 0.3;
    private static final WordForms FORMS = WordForms.of("es");
    private static final Set<String> WORDS = words();

    static Stream<TopicDefinition> topics() {
        return Taxonomy.bundled().topics().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldNotCountOtherWordsAsEvidence(TopicDefinition topic) {
        Set<String> collisions = new TreeSet<>();
        for (TopicRule rule : topic.rules().getOrDefault("es", List.of())) {
            if (countsAlone(rule)) {
                rule.any().stream()
                        .filter(phrase -> !phrase.startsWith("$"))
                        .forEach(phrase -> collisions.addAll(collisions(rule, phrase)));
            }
        }
        assertThat(collisions).isEmpty();
    }

    private static boolean countsAlone(TopicRule rule) {
        return rule.weight() > HINT
                && rule.required().with().isEmpty()
                && !rule.minimum().isRequired();
    }

    private static List<String> collisions(TopicRule rule, String phrase) {
        return Phrase.expand(phrase, FORMS).stream()
                .filter(sequence -> sequence.cases() == 0 && sequence.words().size() == 1)
                .map(sequence -> sequence.words().getFirst())
                .filter(WORDS::contains)
                .map(form -> rule.id() + ": " + phrase + " has the form " + form)
                .toList();
    }

    private static Set<String> words() {
        return Stream.of(
                        Resources.words(LanguageIdentifier.class, "es.txt"),
                        Resources.words(Gazetteer.class, "given-names.txt"),
                        countries(),
                        Resources.words(SpanishPhrasesTest.class, "words-es.txt"))
                .flatMap(List::stream)
                .map(SpanishPhrasesTest::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The Spanish names and capitals of one word. */
    private static List<String> countries() {
        return Resources.lines(Gazetteer.class, "countries.txt").stream()
                .map(line -> line.split("\\|", -1))
                .flatMap(columns -> Stream.of(columns[5], columns[7]))
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(name -> name.startsWith("?") ? name.substring(1) : name)
                .filter(name -> !name.isBlank() && !name.contains(" "))
                .toList();
    }

    private static String folded(String word) {
        return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }
}
