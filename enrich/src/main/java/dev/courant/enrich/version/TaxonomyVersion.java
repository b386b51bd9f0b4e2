package dev.courant.enrich.version;

import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;

/**
 * A taxonomy that is ready for use: it compiles, and tags all of its own examples correctly. Immutable and thread-safe;
 * to reload, replace the reference to one version by a reference to another.
 *
 * @param taxonomy what the tags are of
 * @param tagger made from that taxonomy
 * @param definition the document it was read from, character for character
 */
public record TaxonomyVersion(Taxonomy taxonomy, Tagger tagger, String definition) {
    public String name() {
        return taxonomy.name();
    }

    public String version() {
        return taxonomy.version();
    }
}
