package dev.courant.parse.extract.tree;

import org.jspecify.annotations.Nullable;

/**
 * A page as one traversal left it: its content and its facts.
 *
 * @param picked what the site's own selectors found; null if there are none for the site
 */
public record ParsedPage(
        ContentTree tree, PageFacts facts, @Nullable Picked picked) {}
