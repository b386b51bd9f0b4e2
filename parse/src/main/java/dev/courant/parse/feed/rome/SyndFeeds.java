package dev.courant.parse.feed.rome;

import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEnclosureImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndImage;
import com.rometools.rome.feed.synd.SyndImageImpl;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.feed.synd.SyndPersonImpl;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedEnclosure;
import dev.courant.parse.feed.FeedEntry;
import dev.courant.parse.feed.FeedImage;
import dev.courant.parse.feed.FeedPerson;
import dev.courant.parse.feed.FeedSource;
import dev.courant.parse.feed.FeedText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts a {@link Feed} to Rome's {@link SyndFeed}, so that code written for Rome can use feeds that were read by
 * {@link dev.courant.parse.feed.FeedReader}, which also reads feeds that Rome rejects. Stateless and thread-safe; the
 * result is a new object that the caller may change.
 *
 * <p>Titles, descriptions and contents have the type {@code html} and, like the feed's, are not sanitized. The type of
 * the feed is that of its format, so that {@code SyndFeedOutput} can write it; {@code rss_2.0} where Rome has no such
 * type. Links of a feed are its site ({@code alternate}), its own address ({@code self}) and its hubs ({@code hub}).
 */
public final class SyndFeeds {
    private SyndFeeds() {}

    /** Returns a feed as Rome's type. */
    public static SyndFeed of(Feed feed) {
        SyndFeed synd = new SyndFeedImpl();
        synd.setFeedType(type(feed.format()));
        synd.setUri(feed.id());
        synd.setTitleEx(html(feed.title()));
        synd.setLink(feed.link());
        synd.setLinks(links(feed));
        synd.setDescriptionEx(html(feed.description()));
        synd.setLanguage(feed.language());
        synd.setPublishedDate(date(feed.published() == null ? feed.updated() : feed.published()));
        synd.setAuthors(list(feed.authors(), SyndFeeds::person));
        synd.setCategories(list(feed.categories(), SyndFeeds::category));
        synd.setImage(feed.image() == null ? null : image(feed.image()));
        synd.setCopyright(feed.rights() == null ? null : FeedText.plain(feed.rights()));
        synd.setGenerator(feed.generator());
        synd.setEntries(list(feed.entries(), SyndFeeds::entry));
        return synd;
    }

    /** Rome has a type for each version up to 2.0, and two for 0.91. */
    private static String type(String format) {
        return switch (format) {
            case "Atom 1.0" -> "atom_1.0";
            case "Atom 0.3" -> "atom_0.3";
            case "RSS 0.90" -> "rss_0.9";
            case "RSS 0.91" -> "rss_0.91U";
            case "RSS 0.92" -> "rss_0.92";
            case "RSS 0.93" -> "rss_0.93";
            case "RSS 0.94" -> "rss_0.94";
            case "RSS 1.0" -> "rss_1.0";
            default -> "rss_2.0";
        };
    }

    private static SyndEntry entry(FeedEntry entry) {
        SyndEntry synd = new SyndEntryImpl();
        synd.setUri(entry.id());
        synd.setTitleEx(html(entry.title()));
        synd.setLink(entry.link());
        synd.setPublishedDate(date(entry.published()));
        if (entry.updated() != null) {
            // Rome's setter does not take null.
            synd.setUpdatedDate(Date.from(entry.updated()));
        }
        synd.setDescription(html(entry.summary()));
        if (entry.content() != null) {
            synd.getContents().add(content(entry.content()));
        }
        synd.setAuthors(list(entry.authors(), SyndFeeds::person));
        synd.setCategories(list(entry.categories(), SyndFeeds::category));
        synd.setEnclosures(list(entry.enclosures(), SyndFeeds::enclosure));
        synd.setComments(entry.comments());
        synd.setSource(entry.source() == null ? null : source(entry.source()));
        return synd;
    }

    private static SyndFeed source(FeedSource source) {
        SyndFeed synd = new SyndFeedImpl();
        synd.setUri(source.id());
        synd.setTitleEx(html(source.title()));
        synd.setLink(source.link());
        return synd;
    }

    private static List<SyndLink> links(Feed feed) {
        List<SyndLink> links = new ArrayList<>();
        add(links, "alternate", feed.link());
        add(links, "self", feed.polling().self());
        feed.polling().hubs().forEach(hub -> add(links, "hub", hub));
        return links;
    }

    private static void add(List<SyndLink> links, String relation, @Nullable String address) {
        if (address != null) {
            SyndLink link = new SyndLinkImpl();
            link.setRel(relation);
            link.setHref(address);
            links.add(link);
        }
    }

    private static @Nullable SyndContent html(@Nullable String html) {
        return html == null ? null : content(html);
    }

    private static SyndContent content(String html) {
        SyndContent content = new SyndContentImpl();
        content.setType("html");
        content.setMode(Content.ESCAPED);
        content.setValue(html);
        return content;
    }

    private static SyndPerson person(FeedPerson person) {
        SyndPerson synd = new SyndPersonImpl();
        synd.setName(person.name());
        synd.setEmail(person.email());
        synd.setUri(person.uri());
        return synd;
    }

    private static SyndCategory category(String name) {
        SyndCategory category = new SyndCategoryImpl();
        category.setName(name);
        return category;
    }

    private static SyndImage image(FeedImage image) {
        SyndImage synd = new SyndImageImpl();
        synd.setUrl(image.url());
        synd.setTitle(image.title() == null ? null : FeedText.plain(image.title()));
        synd.setLink(image.link());
        return synd;
    }

    private static SyndEnclosure enclosure(FeedEnclosure enclosure) {
        SyndEnclosure synd = new SyndEnclosureImpl();
        synd.setUrl(enclosure.url());
        synd.setType(enclosure.type());
        synd.setLength(enclosure.length() == null ? 0 : enclosure.length());
        return synd;
    }

    private static @Nullable Date date(@Nullable Instant time) {
        return time == null ? null : Date.from(time);
    }

    /** Returns a list that may be changed, as those of Rome may. */
    private static <T, S> List<S> list(List<T> items, Function<T, S> conversion) {
        List<S> converted = new ArrayList<>(items.size());
        items.forEach(item -> converted.add(conversion.apply(item)));
        return converted;
    }
}
