package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.metadata.author.AuthorNames;
import dev.courant.parse.extract.metadata.date.SiteDateFormat;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.tree.SelectorMatches;
import dev.courant.parse.text.date.DateWindow;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces what was found in a page by what the operator's selectors for the site found. */
final class SiteRuleFields {
    private static final String SOURCE = "site-rule";

    private SiteRuleFields() {}

    /** Replaces title, authors and date; what the selectors do not find stays as it was. */
    static void override(MetadataBuilder found, SelectorMatches matches, SiteDateFormat dates, DateWindow window) {
        String title = matches.title();
        if (title != null && !title.isBlank()) {
            found.title = new Sourced<>(title, SOURCE);
        }
        List<String> authors = authors(matches, Sourced.valueOf(found.siteName));
        if (!authors.isEmpty()) {
            found.authors = new Sourced<>(authors, SOURCE);
        }
        OffsetDateTime published = matches.date() == null ? null : window.screen(dates.parse(matches.date()));
        if (published != null) {
            found.published = new Sourced<>(published, SOURCE);
        }
    }

    private static List<String> authors(SelectorMatches matches, @Nullable String site) {
        AuthorNames.Names names = AuthorNames.of(matches.authors(), site == null ? List.of() : List.of(site));
        return !names.people().isEmpty() ? names.signing() : !names.desks().isEmpty() ? names.desks() : names.outlets();
    }
}
