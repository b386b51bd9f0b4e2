package dev.courant.parse.extract;

import dev.courant.parse.extract.body.BlockDecision;
import java.util.List;

/**
 * An extraction with the reasons for it.
 *
 * @param extraction what {@link Extractor#extract} gives for the same page
 * @param blocks the decision on each block of the page's text, in the page's order
 */
public record Explanation(Extraction extraction, List<BlockDecision> blocks) {
    public Explanation {
        blocks = List.copyOf(blocks);
    }
}
