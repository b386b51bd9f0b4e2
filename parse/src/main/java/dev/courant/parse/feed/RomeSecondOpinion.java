package dev.courant.parse.feed;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.util.Locale;
import java.util.Optional;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;

/**
 * Asks Rome what a feed is called and where its site is, when our own mapping found no answer. Rome reads the repaired
 * tree, not the document, and only where there is a gap: it knows fewer elements than our mapping, and one malformed
 * field makes it give up the whole feed.
 */
final class RomeSecondOpinion {
    private RomeSecondOpinion() {}

    static Feed complete(Feed feed, Document document) {
        if (feed.title() != null && feed.link() != null) {
            return feed;
        }
        return ask(document)
                .map(rome -> feed.withTitleAndLink(
                        feed.title() == null ? text(rome.getTitle()) : feed.title(),
                        feed.link() == null ? address(rome.getLink()) : feed.link()))
                .orElse(feed);
    }

    private static Optional<SyndFeed> ask(Document document) {
        try {
            return Optional.of(new SyndFeedInput(false, Locale.ROOT).build(document));
        } catch (FeedException | RuntimeException e) {
            // Rome throws at nonsense in any field, also in those not asked for; then it has no opinion.
            return Optional.empty();
        }
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable String address(@Nullable String link) {
        return link != null && Uris.isWeb(link.strip()) ? link.strip() : null;
    }
}
