package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.parse.text.Resources;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Short texts of our own in which words and names mean something else, and others in which they mean what they say. */
class WordsInFramesTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());

    private record Text(String language, String title, String text, List<String> expected, List<String> persons) {
        static Text of(String line) {
            String[] column = line.split("\\|", -1);
            return new Text(
                    column[0],
                    column[1],
                    column[2],
                    items(column[3], " "),
                    column.length > 4 ? items(column[4], ";") : List.of());
        }

        private static List<String> items(String column, String divider) {
            return Stream.of(column.split(divider))
                    .filter(item -> !item.isBlank())
                    .toList();
        }

        @Override
        public String toString() {
            return language + " " + title;
        }
    }

    static Stream<Text> senses() {
        return Resources.lines(WordsInFramesTest.class, "senses.txt").stream().map(Text::of);
    }

    static Stream<Text> topics() {
        return Stream.of("topics-theme.txt", "topics-en.txt", "topics-es.txt", "topics-fr-de-pt.txt")
                .flatMap(name -> Resources.lines(WordsInFramesTest.class, name).stream())
                .map(Text::of);
    }

    static Stream<Text> names() {
        return Resources.lines(WordsInFramesTest.class, "names.txt").stream().map(Text::of);
    }

    @ParameterizedTest
    @MethodSource({"senses", "topics"})
    void shouldGiveTheTopicsOfWhatIsMeant(Text text) {
        Set<String> topics = new HashSet<>();
        tag(text).tags().stream().map(TopicTag::topic).forEach(topics::add);
        check(text.expected(), topics);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldTakeNamesInTheirFrame(Text text) {
        Set<String> countries = new HashSet<>();
        Set<String> persons = new HashSet<>();
        for (FoundEntity entity : tag(text).entities()) {
            countries.add(entity.id().replace("iso3166:", ""));
            if (entity.kind().equals("PERSON")) {
                persons.add(entity.name());
            }
        }
        check(text.expected(), countries);
        check(text.persons(), persons);
    }

    private static Tagging tag(Text text) {
        return TAGGER.tag(new TaggableText(text.title(), text.text(), text.language()));
    }

    private static void check(List<String> expected, Set<String> found) {
        for (String item : expected) {
            String name = item.substring(1);
            if (item.charAt(0) == '+') {
                assertThat(found).contains(name);
            } else {
                assertThat(found).doesNotContain(name);
            }
        }
    }
}
