package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.tree.Picked;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what a site's own selectors found in the place of what was found without them. */
public final class SiteFields {
    private static final String SOURCE = "site-rule";

    private SiteFields() {}

    /** The metadata of a page whose site has selectors; what they do not find stays as it was. */
    public static PageMetadata over(PageMetadata found, Picked picked, SiteDates dates) {
        OffsetDateTime published = picked.date() == null ? null : dates.parse(picked.date());
        String title = picked.title();
        return found.with(
                title == null || title.isBlank() ? null : new Found<>(title, SOURCE),
                authors(picked, found),
                published == null ? null : new Found<>(published, SOURCE));
    }

    private static @Nullable Found<List<String>> authors(Picked picked, PageMetadata found) {
        String site = Found.valueOf(found.siteName());
        AuthorNames.Names names = AuthorNames.of(picked.authors(), site == null ? List.of() : List.of(site));
        List<String> all = !names.people().isEmpty()
                ? names.signing()
                : !names.desks().isEmpty() ? names.desks() : names.outlets();
        return all.isEmpty() ? null : new Found<>(all, SOURCE);
    }
}
