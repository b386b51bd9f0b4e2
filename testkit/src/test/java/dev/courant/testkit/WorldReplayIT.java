package dev.courant.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.embedded.world.Story;
import dev.courant.embedded.world.World;
import dev.courant.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The invented publishers, played over a day of virtual time. */
@CourantTest
class WorldReplayIT {
    /** Stories that their files spread over ten minutes take sixteen hours. */
    private static final double PACE = 0.01;

    private static final World WORLD = World.demo();

    @Test
    void shouldEndEachLinkAsItsStorySays(Courant courant) {
        courant.play(WORLD, PACE);
        Instant begin = courant.clock().instant();

        courant.replayAll();

        Set<String> picked = WORLD.stories().stream()
                .filter(story -> story.pickOf() != null)
                .map(Story::pickOf)
                .collect(Collectors.toSet());
        Map<String, Outcome> ended = courant.values(courant.topics().outcomes()).stream()
                .collect(Collectors.toMap(Outcome::getUrl, outcome -> outcome, (first, later) -> later));
        assertThat(ended).hasSameSizeAs(WORLD.stories());
        assertThat(courant.values(courant.topics().deadLetters())).isEmpty();
        // Of an original and a pick of it, either may come first.
        assertThat(WORLD.stories().stream().filter(story -> isAlone(story, picked)))
                .allSatisfy(story -> {
                    Outcome outcome = requireNonNull(ended.get(courant.world().url(story)), story::slug);
                    assertThat(outcome.getKind())
                            .as(story.slug())
                            .isEqualTo(story.outcome().kind());
                    assertThat(outcome.getReason())
                            .as(story.slug())
                            .isEqualTo(story.outcome().reason());
                });
        assertThat(ended.values())
                .extracting(Outcome::getEndedAt)
                .allMatch(
                        at -> !at.isBefore(begin) && !at.isAfter(courant.clock().instant()))
                .anyMatch(at -> at.isAfter(begin.plus(Duration.ofHours(12))));
    }

    private static boolean isAlone(Story story, Set<String> picked) {
        return story.pickOf() == null && !picked.contains(story.publisherId() + "/" + story.slug());
    }
}
