package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.parse.text.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spanish and Latin American news of about a hundred words: each with topics that it has, and topics that it has not.
 */
class SpanishNewsTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());

    record Story(String title, Set<String> topics, Set<String> not, String text) {
        @Override
        public String toString() {
            return title;
        }
    }

    @Test
    void shouldFindAtLeastNineInTenTopics() {
        var stories = stories();
        long wanted = stories.stream().mapToLong(story -> story.topics().size()).sum();
        long found = stories.stream()
                .mapToLong(story ->
                        story.topics().stream().filter(topics(story)::contains).count())
                .sum();
        assertThat(found / (double) wanted).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shouldNotAssertATemptingTopic(Story story) {
        assertThat(topics(story)).doesNotContainAnyElementsOf(story.not());
    }

    @Test
    void shouldCoverEveryTopic() {
        assertThat(stories().stream().flatMap(story -> story.topics().stream()))
                .containsAll(Taxonomy.bundled().topics().stream()
                        .map(topic -> topic.id())
                        .toList());
    }

    private static Set<String> topics(Story story) {
        return TAGGER.tag(new TaggableText(story.title(), story.text(), "es")).tags().stream()
                .map(TopicTag::topic)
                .collect(Collectors.toSet());
    }

    private static List<Story> stories() {
        return Arrays.stream(Resources.text(SpanishNewsTest.class, "news-es.txt")
                        .strip()
                        .split("\n\n"))
                .map(block -> block.split("\n", 4))
                .map(lines -> new Story(rest(lines[0]), ids(lines[1]), ids(lines[2]), lines[3]))
                .toList();
    }

    private static Set<String> ids(String line) {
        return Set.of(rest(line).split(" "));
    }

    private static String rest(String line) {
        return line.substring(2);
    }
}
