package dev.courant.embedded.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * When each story is published. The pace divides the time of stories after the world's beginning; stories before it
 * keep their age. No date is ever in the clock's future.
 *
 * @param clock the time
 * @param beginning when the world begins
 * @param pace the factor by which stories after the beginning are published faster than their files say
 */
record Timeline(InstantSource clock, Instant beginning, double pace) {
    Instant now() {
        return clock.instant();
    }

    Instant publishedAt(Story story) {
        Duration offset = story.published();
        return offset.isNegative()
                ? beginning.plus(offset)
                : beginning.plusMillis(Math.round(offset.toMillis() / pace));
    }

    boolean isPublished(Story story) {
        return !publishedAt(story).isAfter(now());
    }

    /** Returns the stories that are published by now, newest first. */
    List<Story> published(List<Story> stories) {
        return stories.stream().filter(this::isPublished).sorted(newestFirst()).toList();
    }

    /**
     * Returns the other stories that are published no later than the given one, newest first: its page may link to
     * them.
     */
    List<Story> companions(Story story, List<Story> stories) {
        return stories.stream()
                .filter(other -> other != story && other.delay().compareTo(story.delay()) <= 0)
                .sorted(newestFirst())
                .toList();
    }

    private static Comparator<Story> newestFirst() {
        return Comparator.comparing(Story::published).reversed().thenComparing(Story::slug);
    }
}
