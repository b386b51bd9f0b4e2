package dev.courant.enrich.version;

import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;

/**
 * A version of a taxonomy that is ready for use: its rules compile and tag all of its examples correctly. Immutable and
 * thread-safe; to reload, replace the reference to one version by a reference to another.
 *
 * @param taxonomy the taxonomy
 * @param tagger tags by that taxonomy
 * @param definition the document from which it was read, unchanged
 */
public record TaxonomyVersion(Taxonomy taxonomy, Tagger tagger, String definition) {
    public String name() {
        return taxonomy.name();
    }

    public String version() {
        return taxonomy.version();
    }
}
