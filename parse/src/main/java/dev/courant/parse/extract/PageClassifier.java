package dev.courant.parse.extract;

import dev.courant.parse.extract.body.Body;
import dev.courant.parse.extract.metadata.Metadata;
import dev.courant.parse.extract.metadata.PageMetadata;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.TextWidth;
import dev.courant.parse.url.WebUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells articles from other pages: home and section pages, videos, and notices that are served with status 200 in the
 * place of an article. No single sign decides: a notice is short, says what notices say in most of its sentences, has
 * such a title, addresses its reader, and states neither a date nor that it is an article.
 */
final class PageClassifier {
    private static final int LONGEST_NOTICE = 1_800;
    private static final int SHORT = 700;
    private static final int LONGEST_TEXT = 6_000;
    private static final int LONGEST_HEADLINE = 300;
    private static final int ENOUGH = 4;

    /** Where a date is found that no template states for all of its pages. */
    private static final Set<String> GUESSED_DATES = Set.of("url", "time", "date-line", "embedded-state", "script");

    private PageClassifier() {}

    /** Returns what a page is in the place of an article; null if it may be one. */
    static @Nullable PageKind kindInsteadOfArticle(
            Page source, ParsedPage page, PageMetadata found, @Nullable Body body) {
        String text = body == null ? visibleText(page) : body.text();
        PageKind notice = notice(source, page, found, text, body == null);
        if (notice != null) {
            return notice;
        }
        PageKind front = statesArticle(found) ? null : frontPage(source, page, found);
        if (front != null || body != null) {
            return front;
        }
        return page.facts().players() > 0 ? PageKind.VIDEO : PageKind.NO_TEXT;
    }

    private static @Nullable PageKind frontPage(Page source, ParsedPage page, PageMetadata found) {
        boolean teasers = found.metadata().published() == null && TeaserList.hasTeasers(page.tree());
        boolean list = TeaserList.isList(page.tree());
        WebUrl url = teasers || list ? WebUrl.parse(source.url()).orElse(null) : null;
        if (url == null) {
            return null;
        }
        if (teasers && url.isHome()) {
            return PageKind.HOME_PAGE;
        }
        return list && !url.namesAnArticle() ? PageKind.SECTION_PAGE : null;
    }

    private static @Nullable PageKind notice(
            Page source, ParsedPage page, PageMetadata found, String text, boolean textless) {
        int width = TextWidth.of(text, LONGEST_NOTICE + 1);
        boolean article = statesArticle(found);
        if (width > LONGEST_NOTICE && article) {
            return null;
        }
        boolean challenge = (textless || width < SHORT) && ChallengeMarks.isChallenge(source.body());
        List<String> titles = titles(page, found.metadata());
        // Most pages are longer than a notice, and need not be read as one.
        if (width > LONGEST_NOTICE && Notice.ofTitles(titles) == null) {
            return null;
        }
        Notice notice = Notice.read(titles, text);
        PageKind kind = notice.kind() == null && challenge ? PageKind.BOT_CHECK : notice.kind();
        if (kind == null) {
            return null;
        }
        if (width > LONGEST_NOTICE) {
            return notice.titled() && notice.sentences() > 0 ? kind : null;
        }
        int signs = (notice.titled() ? 2 : notice.hinted() ? 1 : 0)
                + (notice.share() >= 0.5 ? 2 : notice.share() >= 0.25 ? 1 : 0)
                + (notice.sentences() > 1 ? 1 : 0)
                + (challenge ? 3 : 0)
                + (article ? 0 : 1)
                + (width < SHORT ? 1 : 0)
                + (isUnlisted(page.facts()) ? 1 : 0)
                - (notice.personal() || notice.titled() ? 0 : 2)
                - (article && kind != PageKind.SUBSCRIPTION_OFFER ? 1 : 0);
        boolean said = notice.sentences() > 0 || notice.titled() || challenge;
        return said && signs >= ENOUGH ? kind : null;
    }

    private static List<String> titles(ParsedPage page, Metadata metadata) {
        List<String> titles = new ArrayList<>();
        String document = page.facts().title();
        String chosen = metadata.title();
        if (document != null) {
            titles.add(document);
        }
        if (chosen != null && !titles.contains(chosen)) {
            titles.add(chosen);
        }
        int headline = Headline.find(page.tree(), null);
        if (headline != Headline.NONE) {
            titles.add(page.tree().textOf(headline, LONGEST_HEADLINE));
        }
        return titles;
    }

    private static String visibleText(ParsedPage page) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < page.tree().lines().count() && text.length() < LONGEST_TEXT; line++) {
            if (page.tree().lines().linkDensity(line) < 0.5) {
                int first = page.tree().lines().first(line);
                text.append(page.tree().textOf(first, page.tree().lines().end(line), LONGEST_TEXT))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** Whether the page's metadata state that it is an article, by its type or the time of its publication. */
    private static boolean statesArticle(PageMetadata found) {
        String date = found.metadata().provenance().getOrDefault("published", "");
        return "article".equals(found.openGraphType())
                || found.metadata().published() != null && !GUESSED_DATES.contains(date);
    }

    /** Whether the page asks search engines to leave it out. */
    private static boolean isUnlisted(PageFacts facts) {
        return facts.metas().stream()
                .anyMatch(meta -> meta.name().equals("robots")
                        && meta.content().toLowerCase(Locale.ROOT).contains("noindex"));
    }
}
