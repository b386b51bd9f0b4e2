package dev.courant.recording.build;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed has of an item, but for its title, from some time on. Immutable. */
record ItemState(
        boolean listed,
        @Nullable String summary,
        @Nullable String author,
        List<String> categories,
        List<String> content) {
    static final ItemState LISTED = new ItemState(true, null, null, List.of(), List.of());

    ItemState {
        categories = List.copyOf(categories);
        content = List.copyOf(content);
    }

    ItemState unlisted() {
        return new ItemState(false, summary, author, categories, content);
    }

    ItemState withSummary(String text) {
        return new ItemState(listed, text, author, categories, content);
    }

    ItemState withAuthor(String name) {
        return new ItemState(listed, summary, name, categories, content);
    }

    ItemState withCategories(List<String> names) {
        return new ItemState(listed, summary, author, names, content);
    }

    ItemState withContent(List<String> paragraphs) {
        return new ItemState(listed, summary, author, categories, paragraphs);
    }
}
