package dev.courant.parse.extract.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the article before its text is: lines that repeat it are furniture.
 *
 * @param title the headline
 * @param authors who wrote it
 * @param description the page's own summary, which is often the standfirst
 * @param statedBody the body as structured data gives it, perhaps with mark-up
 */
public record Hints(
        @Nullable String title,
        List<String> authors,
        @Nullable String description,
        @Nullable String statedBody) {}
