package dev.courant.parse.extract.tree;

import org.jspecify.annotations.Nullable;

/**
 * A page after its one traversal: its content and its facts.
 *
 * @param matches what the site's own selectors found; null if there are none for the site
 * @param data the data that the page carries for its scripts
 */
public record ParsedPage(
        ContentTree tree, PageFacts facts, @Nullable SelectorMatches matches, PageData data) {}
