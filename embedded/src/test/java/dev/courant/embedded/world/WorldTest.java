package dev.courant.embedded.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorldTest {
    private final World world = World.demo();
    private final List<Story> articles = world.stories().stream()
            .filter(story -> story.outcome().kind() == OutcomeKind.STORED)
            .toList();

    @Test
    void shouldHaveEnoughArticlesInBothLanguages() {
        assertThat(articles).hasSizeGreaterThanOrEqualTo(48);
        assertThat(articles)
                .filteredOn(story -> story.content().language().equals("es"))
                .hasSizeGreaterThanOrEqualTo(14);
        assertThat(articles)
                .filteredOn(story -> story.content().language().equals("en"))
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void shouldHaveTextsOfTheLengthOfANewspaperArticle() {
        assertThat(articles)
                .allSatisfy(story -> assertThat(story.content().bodyText().split("\\s+"))
                        .as(story.slug())
                        .hasSizeBetween(180, 400));
    }

    @Test
    void shouldListEveryStoryThatIsInTheFolders() throws IOException, URISyntaxException {
        for (Publisher publisher : world.publishers()) {
            assertThat(slugsInFolder(publisher))
                    .isEqualTo(publisher.stories().stream().map(Story::slug).collect(Collectors.toSet()));
        }
    }

    private static Set<String> slugsInFolder(Publisher publisher) throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(World.class.getResource(publisher.id()));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(name.indexOf('-') + 1, name.length() - ".md".length()))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void shouldExpectOnlyTopicsOfTheTaxonomyAndNoneAsBothGivenAndNotGiven() throws IOException {
        List<String> known = topicIds();
        assertThat(world.stories()).allSatisfy(story -> {
            assertThat(story.tags().topics()).as(story.slug()).isSubsetOf(known);
            assertThat(story.tags().notTopics()).as(story.slug()).isSubsetOf(known);
            assertThat(Collections.disjoint(story.tags().topics(), story.tags().notTopics()))
                    .as(story.slug())
                    .isTrue();
        });
    }

    private static List<String> topicIds() throws IOException {
        try (var in = Objects.requireNonNull(WorldTest.class.getResourceAsStream("topic-ids.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void shouldStateExpectedTagsForEachArticle() {
        assertThat(articles)
                .allSatisfy(story -> assertThat(story.tags().topics().size()
                                + story.tags().notTopics().size())
                        .as(story.slug())
                        .isPositive());
    }

    @Test
    void shouldCoverManyTopicsAndManyMisleadingOnes() {
        Set<String> found = new TreeSet<>();
        Set<String> misleading = new TreeSet<>();
        articles.forEach(story -> {
            found.addAll(story.tags().topics());
            misleading.addAll(story.tags().notTopics());
        });
        assertThat(found).hasSizeGreaterThanOrEqualTo(28);
        assertThat(misleading).hasSizeGreaterThanOrEqualTo(18);
        assertThat(articles)
                .filteredOn(story -> story.tags().topics().isEmpty())
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void shouldExpectTheOutcomeThatTheBehaviourOfThePageImplies() {
        assertThat(world.stories())
                .filteredOn(story -> story.pickOf() == null)
                .allSatisfy(
                        story -> assertThat(story.outcome()).as(story.slug()).isEqualTo(implied(story)));
    }

    private ExpectedOutcome implied(Story story) {
        Publisher publisher = world.required(story.publisherId());
        if (publisher.site().disallowed().stream().anyMatch(publisher.linkPath(story)::startsWith)) {
            return ExpectedOutcome.dropped(OutcomeReason.ROBOTS_DISALLOWED);
        }
        return switch (story.page().behaviour()) {
            case PAGE, REDIRECT -> ExpectedOutcome.stored();
            case FORBIDDEN -> ExpectedOutcome.storedFromFeed();
            case MISSING -> ExpectedOutcome.dropped(OutcomeReason.NOT_FOUND);
            case GALLERY -> ExpectedOutcome.dropped(OutcomeReason.NOT_AN_ARTICLE);
        };
    }

    @Test
    void shouldHaveEveryBehaviour() {
        assertThat(world.stories())
                .extracting(story -> story.page().behaviour())
                .contains(PageBehaviour.values());
    }

    @Test
    void shouldPickOnlyStoredStoriesThatAnotherPublisherPublishedBefore() {
        List<Story> picks =
                world.stories().stream().filter(story -> story.pickOf() != null).toList();
        WorldUrls urls = new WorldUrls(world, "localhost", 80);
        assertThat(picks).hasSizeGreaterThanOrEqualTo(5).allSatisfy(pick -> {
            Story original = urls.original(pick);
            assertThat(pick.outcome()).isEqualTo(ExpectedOutcome.duplicate());
            assertThat(original.outcome()).isEqualTo(ExpectedOutcome.stored());
            assertThat(original.publisherId()).isNotEqualTo(pick.publisherId());
            assertThat(original.published()).isLessThan(pick.published());
        });
    }

    @Test
    void shouldPublishSteadilyForTenMinutes() {
        List<Duration> later = world.stories().stream()
                .map(Story::delay)
                .filter(Duration::isPositive)
                .sorted()
                .toList();
        assertThat(world.stories().size() - later.size()).isBetween(25, 40);
        assertThat(later.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(later.getLast()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
        for (int i = 1; i < later.size(); i++) {
            assertThat(later.get(i).minus(later.get(i - 1))).isLessThanOrEqualTo(Duration.ofSeconds(45));
        }
    }

    @Test
    void shouldUseOnlyCharactersOfThePublishersCharset() {
        for (Publisher publisher : world.publishers()) {
            assertThat(publisher.stories())
                    .allSatisfy(story -> assertThat(publisher
                                    .site()
                                    .charset()
                                    .newEncoder()
                                    .canEncode(story.content().title()
                                            + story.content().standfirst()
                                            + story.content().bodyText()))
                            .as(story.slug())
                            .isTrue());
        }
    }

    @Test
    void shouldBeLimitedToSomePublishers() {
        World small = world.only("gaceta");
        assertThat(small.publishers()).extracting(Publisher::id).containsExactly("gaceta");
        assertThatThrownBy(() -> world.only("nobody")).hasMessageContaining("nobody");
        assertThatThrownBy(() -> world.only("lookout", "gaceta")).hasMessageContaining("lookout picks");
        assertThatThrownBy(() -> world.only("gaceta", "gaceta")).hasMessageContaining("same id");
    }
}
