package dev.courant.parse.extract.tree;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terms of RDFa that say something of an article, whether schema.org's or Dublin Core's, with a prefix, with the
 * whole address of their vocabulary, or bare. Pure functions.
 *
 * @see <a href="https://www.w3.org/TR/rdfa-lite/">RDFa Lite</a>
 */
final class RdfaTerms {
    /**
     * Local names, of whatever vocabulary, to names of properties; the microdata of a page has those without prefix.
     */
    private static final Map<String, String> TERMS = Map.of(
            "author", "rdfa:author",
            "creator", "rdfa:author",
            "name", "rdfa:name",
            "datepublished", "rdfa:datepublished",
            "issued", "rdfa:datepublished",
            "date", "rdfa:datepublished",
            "created", "rdfa:datepublished",
            "datemodified", "rdfa:datemodified",
            "modified", "rdfa:datemodified");

    private RdfaTerms() {}

    /** The property that the first known of some terms, divided by blanks, stands for; null if none is known. */
    static @Nullable String property(String terms) {
        for (String term : terms.toLowerCase(Locale.ROOT).split(" ")) {
            int start = Math.max(term.lastIndexOf(':'), Math.max(term.lastIndexOf('/'), term.lastIndexOf('#'))) + 1;
            String known = TERMS.get(term.substring(start));
            if (known != null) {
                return known;
            }
        }
        return null;
    }
}
