package dev.courant.embedded.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * When each story appears. What is older than the world's beginning is as old as it says; what is younger comes sooner
 * by the pace, so that no date is ever in the clock's future.
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

    /** The stories that have appeared, newest first. */
    List<Story> published(List<Story> stories) {
        return stories.stream().filter(this::isPublished).sorted(newestFirst()).toList();
    }

    /** The others that are there as soon as the given one is, newest first: what its page may link to for ever. */
    List<Story> companions(Story story, List<Story> stories) {
        return stories.stream()
                .filter(other -> other != story && other.after().compareTo(story.after()) <= 0)
                .sorted(newestFirst())
                .toList();
    }

    private static Comparator<Story> newestFirst() {
        return Comparator.comparing(Story::published).reversed().thenComparing(Story::slug);
    }
}
