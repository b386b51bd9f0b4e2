package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateReader.NumericOrder;
import dev.courant.parse.text.date.DateWindow;
import dev.courant.parse.url.WebUrl;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses when an article was published and changed. Stated dates come first, then those that the page shows, then
 * those in the data for its scripts; the date in the URL, which is the most reliable though it has no time, overrules a
 * stated one that is days away from it. A time that is stated in UTC gets the publisher's own offset where the page
 * tells it: in another statement of the same time, or by the day in the URL or the date line.
 */
public final class PublicationDates {
    private static final long DAYS_APART = 2;
    /** Changes come in the first month, for the most part. */
    private static final long CHANGED = 31;

    private static final int LONGEST_TITLE = 400;
    /** Meta elements that say a date, but not what happened then. */
    private static final Pattern GENERAL =
            Pattern.compile("(?:dc(?:terms)?[.:])?(?:date|datum|fecha)|(?:page|content)[._:-]?date");

    private static final int EAST = 13;
    private static final int WEST = -10;

    private final ParsedPage page;
    private final MetaElements metas;
    private final StatedDates stated;
    private final VisibleDates visible;
    private final DateWindow window;

    /**
     * The dates of a page.
     *
     * @param window the dates that are believed; others are passed over for the next best
     */
    public PublicationDates(ParsedPage page, MetaElements metas, StatedArticle stated, DateWindow window) {
        this.page = page;
        this.metas = metas;
        String language = page.facts().language();
        NumericOrder order = NumericOrder.of(language != null ? language : Sourced.valueOf(metas.first("og:locale")));
        this.stated = new StatedDates(page.tree(), page.facts(), metas, stated, window, order);
        this.visible = new VisibleDates(page.tree(), page.facts(), window, order);
        this.window = window;
    }

    /**
     * Returns when the article of a page was published first, or null.
     *
     * @param url the page's own URL
     * @param headline the node of the headline, or {@link Headline#NONE}
     */
    public @Nullable Sourced<OffsetDateTime> published(String url, int headline) {
        List<StatedDate> all = stated.published();
        LocalDate inUrl = believed(UrlDates.in(url));
        LocalDate perhaps = inUrl == null ? believed(UrlDates.perhapsIn(url)) : inUrl;
        if (all.isEmpty()) {
            Sourced<OffsetDateTime> found = shown(headline);
            found = found == null && perhaps == null ? embedded(url, headline) : found;
            return perhaps == null ? found : onDay(found, perhaps);
        }
        Sourced<OffsetDateTime> found =
                unswapped(PublisherClock.read(all, perhaps).sourced(), headline, url);
        if (inUrl == null) {
            found = outvoted(unchanged(found, all, headline), all, url, headline);
            return placed(found, headline);
        }
        return onDay(found, inUrl);
    }

    /** With the day of the URL: as the day where the time was, or in the place of a date that is days apart. */
    private static Sourced<OffsetDateTime> onDay(@Nullable Sourced<OffsetDateTime> found, LocalDate day) {
        return found == null || daysBetween(found, day) > DAYS_APART
                ? new Sourced<>(day.atStartOfDay().atOffset(ZoneOffset.UTC), "url")
                : at(found, day);
    }

    /** What the data for the page's scripts tell; a home page's are of other pages. */
    private @Nullable Sourced<OffsetDateTime> embedded(String url, int headline) {
        if (WebUrl.parse(url).map(WebUrl::isHome).orElse(false)) {
            return null;
        }
        String document = page.facts().title();
        String shown = headline == Headline.NONE ? "" : page.tree().textOf(headline, LONGEST_TITLE);
        return new EmbeddedDates(page.data(), window).find((document == null ? "" : document) + " " + shown);
    }

    /**
     * A date that is stated without saying of what may be that of the last change. Then the day that stands by the
     * headline goes first, if it is before: a page is not published after it was changed.
     */
    private Sourced<OffsetDateTime> unchanged(Sourced<OffsetDateTime> found, List<StatedDate> all, int headline) {
        if (headline == Headline.NONE || !isGeneral(all)) {
            return found;
        }
        Sourced<OffsetDateTime> shown = visible.beside(headline);
        return shown != null && dayOf(shown).isBefore(dayOf(found)) && daysBetween(found, dayOf(shown)) <= CHANGED
                ? shown
                : found;
    }

    private static boolean isGeneral(List<StatedDate> all) {
        return all.stream().allMatch(date -> GENERAL.matcher(date.source()).matches());
    }

    /** A day that is stated once yields to another that the page shows and its data say, if no change is stated. */
    private Sourced<OffsetDateTime> outvoted(
            Sourced<OffsetDateTime> found, List<StatedDate> all, String url, int headline) {
        if (all.size() > 1 || all.getFirst().hasTime() || headline == Headline.NONE || stated.modified() != null) {
            return found;
        }
        Sourced<OffsetDateTime> shown = visible.near(headline);
        if (shown == null || dayOf(shown).equals(dayOf(found))) {
            return found;
        }
        Sourced<OffsetDateTime> data = embedded(url, headline);
        return data != null && dayOf(data).equals(dayOf(shown)) ? shown : found;
    }

    private static LocalDate dayOf(Sourced<OffsetDateTime> found) {
        return found.value().toLocalDate();
    }

    /** Returns when the article of a page was last changed; null if that is not stated, or before its publication. */
    public @Nullable Sourced<OffsetDateTime> modified(@Nullable Sourced<OffsetDateTime> published) {
        Sourced<OffsetDateTime> found = stated.modified();
        return found == null || published != null && found.value().isBefore(published.value()) ? null : found;
    }

    private @Nullable LocalDate believed(@Nullable LocalDate day) {
        return day == null || window.screen(day.atStartOfDay().toInstant(ZoneOffset.UTC)) == null ? null : day;
    }

    /** What the page shows, or else what its summary tells. */
    private @Nullable Sourced<OffsetDateTime> shown(int headline) {
        Sourced<OffsetDateTime> found = visible.find(headline);
        Sourced<String> summary = found == null ? metas.first("description", "og:description") : null;
        return summary == null ? found : visible.toldIn(summary.value());
    }

    /** With day and month the other way round, if they can be read so and the URL or the page shows that day. */
    private Sourced<OffsetDateTime> unswapped(Sourced<OffsetDateTime> found, int headline, String url) {
        List<String> stated = metas.all(found.source());
        if (stated.isEmpty() || !DateReader.isAmbiguous(stated.getFirst())) {
            return found;
        }
        OffsetDateTime time = found.value();
        LocalDate swapped = LocalDate.of(time.getYear(), time.getDayOfMonth(), time.getMonthValue());
        return isShown(swapped, headline, url) ? new Sourced<>(time.with(swapped), found.source()) : found;
    }

    private boolean isShown(LocalDate day, int headline, String url) {
        if (day.equals(UrlDates.in(url)) || day.equals(UrlDates.perhapsIn(url))) {
            return true;
        }
        Sourced<OffsetDateTime> shown = visible.find(headline);
        return shown != null && shown.value().toLocalDate().equals(day);
    }

    private static long daysBetween(Sourced<OffsetDateTime> found, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(dayOf(found), day));
    }

    /** At the publisher's own place, if the day by the headline tells it. */
    private Sourced<OffsetDateTime> placed(Sourced<OffsetDateTime> found, int headline) {
        if (headline == Headline.NONE
                || !found.value().getOffset().equals(ZoneOffset.UTC)
                || isMidnight(found.value())) {
            return found;
        }
        Sourced<OffsetDateTime> shown = visible.near(headline);
        return shown == null || daysBetween(found, dayOf(shown)) != 1 ? found : at(found, dayOf(shown));
    }

    private static boolean isMidnight(OffsetDateTime time) {
        return time.toLocalTime().toSecondOfDay() == 0;
    }

    /** With the smallest whole hour's offset that lets it fall on a day, if there is one. */
    private static Sourced<OffsetDateTime> at(Sourced<OffsetDateTime> found, LocalDate day) {
        OffsetDateTime time = found.value();
        int step = time.toLocalDate().isBefore(day) ? 1 : -1;
        for (int hours = step;
                hours >= WEST && hours <= EAST && !time.toLocalDate().equals(day);
                hours += step) {
            time = time.withOffsetSameInstant(ZoneOffset.ofHours(hours));
        }
        return time.toLocalDate().equals(day) ? new Sourced<>(time, found.source()) : found;
    }
}
