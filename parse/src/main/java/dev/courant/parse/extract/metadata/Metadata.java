package dev.courant.parse.extract.metadata;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page says about its article. Every field is the page's own claim, cleaned; whether to trust it is decided
 * elsewhere.
 *
 * @param title the headline, without the site's name
 * @param authors people's names, without roles; in order, no repeats, then the agencies that structured data names
 *     beside them. Otherwise an organisation or a desk only where the page's metadata gives one and no person is named
 * @param published when it was first published; where the page gives only a day, midnight UTC of that day, and where it
 *     gives a time without a zone, that time in UTC
 * @param publishedOffset how far the publisher's clock was from UTC at {@code published}, where the page tells it: by a
 *     stated offset, or by the day that its address or date line bears; else UTC, and null if {@code published} is. At
 *     this offset {@code published} falls on the day that a reader of the page is given
 * @param modified when it was last changed; as {@code published}
 * @param language a BCP 47 tag such as {@code en} or {@code pt-BR}
 * @param canonicalUrl an absolute http(s) address: {@code rel=canonical}, else {@code og:url}
 * @param siteName the publication's name
 * @param image the absolute address of the lead image
 * @param description the page's own summary
 * @param section the desk or section
 * @param keywords as given, no repeats
 * @param paywalled whether the page says that its text is not free to all
 * @param provenance for each field that has a value, its name and where the value is from: {@code title} → {@code h1},
 *     {@code published} → {@code json-ld}
 */
public record Metadata(
        @Nullable String title,
        List<String> authors,
        @Nullable Instant published,
        @Nullable ZoneOffset publishedOffset,
        @Nullable Instant modified,
        @Nullable String language,
        @Nullable String canonicalUrl,
        @Nullable String siteName,
        @Nullable String image,
        @Nullable String description,
        @Nullable String section,
        List<String> keywords,
        boolean paywalled,
        Map<String, String> provenance) {
    public Metadata {
        authors = List.copyOf(authors);
        keywords = List.copyOf(keywords);
        provenance = Map.copyOf(provenance);
    }

    /** Returns the same without the title. */
    public Metadata withoutTitle() {
        Map<String, String> others = new HashMap<>(provenance);
        others.remove("title");
        return new Metadata(
                null,
                authors,
                published,
                publishedOffset,
                modified,
                language,
                canonicalUrl,
                siteName,
                image,
                description,
                section,
                keywords,
                paywalled,
                others);
    }
}
