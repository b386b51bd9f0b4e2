package dev.courant.parse.feed;

import dev.courant.parse.feed.xml.FeedElement;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads categories, labels and keywords as one list of distinct texts. */
final class FeedCategories {
    private static final List<String> NAMES = List.of(
            "category", "atom:category", "dc:subject", "media:category", "itunes:category", "googleplay:category");
    private static final List<String> LISTS = List.of("itunes:keywords", "media:keywords", "keywords", "news:keywords");

    private FeedCategories() {}

    static List<String> of(FeedElement parent) {
        Set<String> found = new LinkedHashSet<>();
        parent.all(NAMES)
                .flatMap(FeedCategories::withNested)
                .map(FeedCategories::label)
                .forEach(found::add);
        parent.all(LISTS)
                .flatMap(list -> Arrays.stream(list.text().split(",")))
                .map(String::strip)
                .forEach(found::add);
        found.remove("");
        return List.copyOf(found);
    }

    /** Returns a category and its children, which are the subcategories of podcasts. */
    private static Stream<FeedElement> withNested(FeedElement category) {
        return category.hasChildren()
                ? Stream.concat(Stream.of(category), category.children().stream())
                : Stream.of(category);
    }

    private static String label(FeedElement category) {
        String label = category.firstAttribute("label", "text", "term");
        return FeedText.withoutMarkup(label == null ? category.text().strip() : label);
    }
}
