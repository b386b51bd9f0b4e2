package dev.courant.store.query;

import java.util.Map;

/**
 * Where the text and the metadata of an article were found.
 *
 * @param textSource {@code PAGE} or {@code FEED}
 * @param method the stage of the extractor that found the text
 * @param provenance where each piece of metadata was found
 */
public record TextOrigin(String textSource, String method, Map<String, String> provenance) {}
