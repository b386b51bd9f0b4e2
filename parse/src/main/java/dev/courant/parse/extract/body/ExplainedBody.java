package dev.courant.parse.extract.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of the article in a page, and why.
 *
 * @param body the text; null if there is none
 * @param blocks what became of each block of the page's text, in the page's order
 */
public record ExplainedBody(@Nullable Body body, List<Verdict> blocks) {}
