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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Forms of phrases that are function words, names or everyday words: Spanish "mediar" has the form "medios", "corear"
 * the form "Corea". A phrase that counts by itself for more than a hint must have none of them.
 */
class PhraseCollisionsTest {
    private static final double HINT = 0.3;

    /** Names that stand for what the topic is about. */
    private static final Set<String> MEANT = Set.of("pope", "vatican", "vaticano");

    private static final Taxonomy TAXONOMY = Taxonomy.bundled();

    /** A language with rules, and the columns of its names and capitals of countries in the file that has them. */
    private enum Language {
        EN("countries.txt", 2, 4),
        ES("countries.txt", 5, 7),
        FR("countries-fr.txt", 1, 3),
        DE("countries-de.txt", 1, 3),
        PT("countries-pt.txt", 1, 3);

        private final String code = name().toLowerCase(Locale.ROOT);
        private final WordForms forms = WordForms.of(code);
        private final String countries;
        private final List<Integer> columns;

        Language(String countries, Integer... columns) {
            this.countries = countries;
            this.columns = List.of(columns);
        }

        Set<String> words() {
            return Stream.of(
                            Resources.words(LanguageIdentifier.class, code + ".txt"),
                            Resources.words(Gazetteer.class, "given-names.txt"),
                            countries(),
                            Resources.words(PhraseCollisionsTest.class, "words-" + code + ".txt"))
                    .flatMap(List::stream)
                    .map(this::folded)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** The word as forms are compared, but with its capital. */
        private String folded(String word) {
            String folded =
                    String.join(" ", Phrase.expand("=" + word, forms).getFirst().words());
            return Character.isUpperCase(word.charAt(0)) ? capitalised(folded) : folded;
        }

        /** The names and capitals of one word. */
        private List<String> countries() {
            return Resources.lines(Gazetteer.class, countries).stream()
                    .map(line -> line.split("\\|", -1))
                    .flatMap(row -> columns.stream().map(column -> row[column]))
                    .flatMap(names -> Arrays.stream(names.split(",")))
                    .map(name -> name.startsWith("?") ? name.substring(1) : name)
                    .filter(name -> !name.isBlank() && !name.contains(" "))
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotCountOtherWordsAsEvidence(Language language) {
        Set<String> words = language.words();
        Set<String> collisions = new TreeSet<>();
        for (TopicDefinition topic : TAXONOMY.topics()) {
            Set<String> needCompany = needCompany(topic, language);
            topic.rules().getOrDefault(language.code, List.of()).stream()
                    .filter(PhraseCollisionsTest::countsAlone)
                    .flatMap(rule -> rule.any().stream())
                    .filter(phrase -> !phrase.startsWith("$"))
                    .forEach(phrase -> forms(phrase, language)
                            .filter(form -> !needCompany.contains(form) && !MEANT.contains(form))
                            .filter(form -> isWord(form, phrase, language, words))
                            .forEach(form -> collisions.add(topic.id() + ": " + phrase + " has the form " + form)));
        }
        assertThat(collisions).isEmpty();
    }

    /** Words that count only in an article with others of their sense: "mole" where there is an embassy. */
    private static Set<String> needCompany(TopicDefinition topic, Language language) {
        return TAXONOMY.senses().stream()
                .filter(sense -> sense.concerns(topic.id()))
                .map(sense -> sense.phrases().get(language.code))
                .filter(phrases -> phrases != null && phrases.signs().isEmpty())
                .flatMap(phrases -> phrases.words().stream())
                .filter(phrase -> !phrase.startsWith("$"))
                .flatMap(phrase -> forms(phrase, language))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean countsAlone(TopicRule rule) {
        return rule.weight() > HINT
                && rule.required().with().isEmpty()
                && rule.required().roles().isEmpty()
                && !rule.minimum().isRequired();
    }

    /** The forms of a phrase of one word, as they are compared. */
    private static Stream<String> forms(String phrase, Language language) {
        return Phrase.expand(phrase, language.forms).stream()
                .filter(sequence -> sequence.words().size() == 1)
                .map(sequence -> sequence.words().getFirst());
    }

    /**
     * Whether the form is on the list: in capitals it is an abbreviation, with a capital a name. In small letters it
     * also matches a name at the beginning of a sentence, but for German, where nouns have a capital too.
     */
    private static boolean isWord(String form, String phrase, Language language, Set<String> words) {
        if (phrase.length() > 1 && phrase.equals(phrase.toUpperCase(Locale.ROOT))) {
            return false;
        }
        boolean capital = Character.isUpperCase(phrase.charAt(0));
        return capital
                ? words.contains(capitalised(form))
                : words.contains(form) || language != Language.DE && words.contains(capitalised(form));
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
