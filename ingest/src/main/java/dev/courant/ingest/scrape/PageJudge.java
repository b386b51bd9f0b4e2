package dev.courant.ingest.scrape;

import dev.courant.parse.extract.Extraction.Extracted;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.feed.FeedText;
import dev.courant.parse.text.TextWidth;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.Article;
import dev.courant.schemas.Link;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a page against the entry of the feed that led to it. Editors give their entries other titles than their pages,
 * so a title that differs is no reason by itself: a page is rejected only if it has nothing of the entry and little to
 * say for itself. Pure functions.
 */
final class PageJudge {
    /** A page with more text than this is believed to be an article, whatever the entry says. */
    private static final int SHORT_WIDTH = 450;

    private static final int TITLE_CHARACTERS = 300;
    private static final int PAGE_CHARACTERS = 20_000;
    private static final int SUMMARY_CHARACTERS = 600;
    private static final int BEGINNING_CHARACTERS = 500;
    private static final double COMMON_TITLE = 0.25;
    private static final double SAME_TITLE = 0.5;
    private static final int SHORTEST_NAME = 4;
    private static final double COMMON_SUMMARY = 0.35;
    private static final double SAME_STORY = 0.6;
    private static final double SHORTER = 0.67;

    /** Where a date is found that no template states for all of its pages. */
    private static final Set<String> GUESSED_DATES = Set.of("url", "time", "date-line", "embedded-state", "script");

    private PageJudge() {}

    /**
     * Returns why a page is not the story of an entry; null if it may be.
     *
     * @param asked the URL of the link
     * @param found where the page was found, after redirects
     */
    static @Nullable String reasonAgainst(Link link, WebUrl asked, WebUrl found, Extracted page) {
        boolean lost = losesStory(asked, found);
        boolean elsewhere = !found.equals(asked) && !found.namesAnArticle() && !namesSame(asked, found);
        boolean weak = elsewhere || TextWidth.of(page.text()) < SHORT_WIDTH && !statesDate(page.metadata());
        if (!lost && !weak) {
            return null;
        }
        String title = page.metadata().title() == null ? "" : page.metadata().title();
        // A page that lists stories has the entry's title and summary as well, but not as its own title.
        String evidence = lost ? title : title + "\n" + page.text();
        if (!disagree(link.getTitle(), evidence, TITLE_CHARACTERS, COMMON_TITLE)) {
            return null;
        }
        String summary = plain(link.getSummaryHtml() == null ? link.getContentHtml() : link.getSummaryHtml());
        boolean summed = !TextWords.of(summary, SUMMARY_CHARACTERS).areFew();
        if (summed && !lost && !disagree(summary, evidence, SUMMARY_CHARACTERS, COMMON_SUMMARY)) {
            return null;
        }
        return lost
                ? "redirected from " + asked + ", to a page with another title"
                : "the page has neither the title nor the text of the feed's entry";
    }

    /**
     * Returns whether the entry's text is more of the same story than the page's: the page stops early, as before an
     * offer of a subscription.
     */
    static boolean isBetter(EntryText entry, Extracted page) {
        if (TextWidth.of(page.text()) >= TextWidth.of(entry.text()) * SHORTER) {
            return false;
        }
        TextWords ofPage = TextWords.of(page.text(), BEGINNING_CHARACTERS);
        TextWords ofEntry = TextWords.of(entry.text(), PAGE_CHARACTERS);
        return !ofPage.isOtherScriptThan(ofEntry) && ofPage.shareIn(ofEntry) >= SAME_STORY;
    }

    /** Returns whether the entry may be longer than the page, so that it is worth extracting. */
    static boolean mayBeBetter(Link link, Extracted page) {
        return TextWidth.of(page.text()) < EntryText.width(link) * SHORTER;
    }

    /**
     * Returns whether a page that does not show the story, such as an offer of a subscription, still stands for it: its
     * canonical URL is that of the link, names the same, or names a story of the site that a link of another one leads
     * to, or its title is that of the entry. One page may be served in the place of all stories of a site.
     *
     * @param asked the URL of the link
     * @param found where the page was found, after redirects
     */
    static boolean keepsStory(Link link, WebUrl asked, WebUrl found, Metadata page) {
        WebUrl stated = found.canonical(page.canonicalUrl());
        boolean behindCounter = !asked.isSameSite(found) && stated.namesAnArticle();
        if (stated.equals(asked.canonical()) || namesSame(asked, stated) || behindCounter) {
            return true;
        }
        TextWords title = TextWords.of(link.getTitle() == null ? "" : link.getTitle(), TITLE_CHARACTERS);
        TextWords there = TextWords.of(page.title() == null ? "" : page.title(), TITLE_CHARACTERS);
        return !title.areFew() && title.shareIn(there) >= SAME_TITLE;
    }

    /** Returns whether an article may be the story of an entry, by the title of the entry. */
    static boolean isOf(Link link, Article article) {
        return !disagree(
                link.getTitle(), article.getTitle() + "\n" + article.getText(), TITLE_CHARACTERS, COMMON_TITLE);
    }

    /** Whether the path of a URL has what names the story in that of another. */
    private static boolean namesSame(WebUrl asked, WebUrl found) {
        String path = found.requestTarget().split("\\?", 2)[0];
        String name = asked.lastSegment();
        return name.length() >= SHORTEST_NAME && path.contains(name);
    }

    /** Whether a redirect leads up the tree of the same site, to a URL that does not name the story. */
    private static boolean losesStory(WebUrl asked, WebUrl found) {
        return asked.isSameSite(found)
                && !found.namesAnArticle()
                && found.depth() < asked.depth()
                && found.requestTarget().indexOf(asked.lastSegment()) < 0;
    }

    private static boolean statesDate(Metadata metadata) {
        return metadata.published() != null
                && !GUESSED_DATES.contains(metadata.provenance().getOrDefault("published", ""));
    }

    /** Whether a text has hardly any of the words of another, in the same script and long enough to tell. */
    private static boolean disagree(@Nullable String said, String text, int limit, double common) {
        TextWords words = TextWords.of(said == null ? "" : said, limit);
        TextWords there = TextWords.of(text, PAGE_CHARACTERS);
        return !words.areFew() && !words.isOtherScriptThan(there) && words.shareIn(there) < common;
    }

    private static String plain(@Nullable String html) {
        return html == null ? "" : FeedText.plain(html);
    }
}
