package dev.courant.embedded.world;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The invented publishers and their stories, with the outcome of each story in a correct pipeline. Immutable.
 *
 * @param publishers the publishers; their ids differ
 */
public record World(List<Publisher> publishers) {
    /** Checks that ids are unique and that every story that an aggregator picks exists. */
    public World {
        publishers = List.copyOf(publishers);
        if (publishers.stream().map(Publisher::id).distinct().count() != publishers.size()) {
            throw new IllegalArgumentException("Two publishers have the same id");
        }
        Set<String> names = new HashSet<>();
        publishers.forEach(p -> p.stories().forEach(story -> names.add(p.id() + "/" + story.slug())));
        for (Publisher publisher : publishers) {
            for (Story story : publisher.stories()) {
                if (story.pickOf() != null && !names.contains(story.pickOf())) {
                    throw new IllegalArgumentException(
                            publisher.id() + " picks " + story.pickOf() + ", which does not exist");
                }
            }
        }
    }

    /** The world of the demonstration: seven publishers, some sixty stories in English and Spanish. */
    public static World demo() {
        return WorldReader.read("publishers.yaml");
    }

    /**
     * Returns this world with only some of its publishers.
     *
     * @param ids ids of publishers; an aggregator needs the publishers that it picks from
     * @throws IllegalArgumentException when there is no such publisher
     */
    public World only(String... ids) {
        return new World(Arrays.stream(ids).map(this::required).toList());
    }

    /** Returns all stories, in the order of the publishers. */
    public List<Story> stories() {
        return publishers.stream().flatMap(p -> p.stories().stream()).toList();
    }

    /** Returns the publisher with this id. */
    public Optional<Publisher> publisher(String id) {
        return publishers.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** Returns the story with this publisher and slug. */
    public Optional<Story> story(String publisherId, String slug) {
        return publisher(publisherId).flatMap(p -> p.story(slug));
    }

    Publisher required(String id) {
        return publisher(id).orElseThrow(() -> new IllegalArgumentException("No publisher " + id));
    }
}
