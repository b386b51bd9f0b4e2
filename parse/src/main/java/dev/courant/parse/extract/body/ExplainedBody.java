package dev.courant.parse.extract.body;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of the article in a page, with the reasons for it.
 *
 * @param body the text; null if there is none
 * @param blocks the decision on each block of the page's text, in the page's order; empty where none were wanted
 */
public record ExplainedBody(@Nullable Body body, List<BlockDecision> blocks) {}
