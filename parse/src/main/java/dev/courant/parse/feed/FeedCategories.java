package dev.courant.parse.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Element;

/** Reads categories, labels and key words as one list of texts, each once. */
final class FeedCategories {
    private static final List<String> NAMES = List.of(
            "category", "atom:category", "dc:subject", "media:category", "itunes:category", "googleplay:category");
    private static final List<String> LISTS = List.of("itunes:keywords", "media:keywords", "keywords", "news:keywords");

    private FeedCategories() {}

    static List<String> of(Fields fields) {
        Set<String> found = new LinkedHashSet<>();
        fields.all(NAMES)
                .flatMap(FeedCategories::withNested)
                .map(FeedCategories::label)
                .forEach(found::add);
        fields.all(LISTS)
                .flatMap(list -> Arrays.stream(list.getText().split(",")))
                .map(String::strip)
                .forEach(found::add);
        found.remove("");
        return List.copyOf(found);
    }

    /** Podcast categories hold their subcategories, one level deep. */
    private static Stream<Element> withNested(Element category) {
        List<Element> all = new ArrayList<>(List.of(category));
        all.addAll(category.getChildren());
        return all.stream();
    }

    private static String label(Element category) {
        String label = Attributes.first(category, "label", "text", "term");
        return label == null ? category.getText().strip() : label;
    }
}
