package dev.courant.parse.extract.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an article before its text is found: lines that only repeat it are boilerplate.
 *
 * @param title the headline
 * @param authors its authors
 * @param description the page's own summary, which is often the standfirst
 * @param statedBody the body as structured data gives it, perhaps with mark-up
 */
public record ArticleContext(
        @Nullable String title,
        List<String> authors,
        @Nullable String description,
        @Nullable String statedBody) {}
