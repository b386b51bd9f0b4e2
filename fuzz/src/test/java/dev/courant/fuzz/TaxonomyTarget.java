package dev.courant.fuzz;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TaxonomyException;
import java.nio.charset.StandardCharsets;

/** Taxonomies in YAML. Accepted ones are compiled and tag a text that contains the document itself. */
final class TaxonomyTarget {
    private static final Gazetteer NO_ENTITIES = Gazetteer.empty();

    private TaxonomyTarget() {}

    static void check(byte[] input) {
        String yaml = new String(input, StandardCharsets.UTF_8);
        Tagger tagger;
        try {
            Taxonomy taxonomy = Taxonomy.parse(yaml, "fuzz.yaml");
            Check.equal(Taxonomy.parse(yaml, "fuzz.yaml"), taxonomy, "parsing again gives the same");
            tagger = Tagger.of(taxonomy, NO_ENTITIES);
        } catch (TaxonomyException e) {
            Check.oneLine(e.problem());
            Check.that(e.line() >= 0, "a line", e.line());
            return;
        }
        TaggableText text = new TaggableText("Two men were shot dead by police", yaml, "en");
        Tagging tagging = tagger.tag(text, 0);
        tagging.tags().forEach(tag -> {
            Check.that(tag.score() >= 0 && tag.score() <= 1, "a score from 0 to 1", tag);
            Check.that(!tag.evidence().isEmpty(), "evidence", tag);
            tag.evidence().forEach(passage -> check(passage, text));
        });
    }

    private static void check(Passage passage, TaggableText text) {
        String field = passage.field() == TextField.TITLE ? text.title() : text.text();
        Check.equal(field.substring(passage.start(), passage.end()), passage.text(), "a verbatim passage");
    }
}
