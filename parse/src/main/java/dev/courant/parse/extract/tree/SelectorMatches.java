package dev.courant.parse.extract.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Selectors} match in a page.
 *
 * @param body the node of the article's element, or -1 if none matches
 * @param title a text, blanks collapsed, or null
 * @param authors texts
 * @param date a text or a machine-readable value, or null
 */
public record SelectorMatches(
        int body,
        @Nullable String title,
        List<String> authors,
        @Nullable String date) {}
