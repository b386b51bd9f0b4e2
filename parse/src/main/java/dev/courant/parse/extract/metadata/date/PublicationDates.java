package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.date.DateReader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses when an article was published and changed. Stated dates come first; the date in the URL, which is the most
 * reliable though it has no time, overrules a stated one that is days away from it. A time that is stated in UTC gets
 * the publisher's own offset where the page tells it: in another statement of the same time, or by the day in the URL
 * or the date line.
 */
public final class PublicationDates {
    private static final long DAYS_APART = 2;
    private static final Duration SAME = Duration.ofMinutes(2);
    private static final int EAST = 13;
    private static final int WEST = -10;

    private PublicationDates() {}

    /**
     * Returns when the article of a page was published first, or null.
     *
     * @param url the page's own URL
     * @param headline the node of the headline, or {@link Headline#NONE}
     */
    public static @Nullable Sourced<OffsetDateTime> published(
            ParsedPage page, MetaElements metas, StatedArticle stated, String url, int headline) {
        VisibleDates visible = new VisibleDates(page.tree(), page.facts());
        List<Sourced<OffsetDateTime>> all = StatedDates.published(page.tree(), page.facts(), metas, stated);
        LocalDate inUrl = UrlDates.in(url);
        inUrl = inUrl == null && all.isEmpty() ? UrlDates.perhapsIn(url) : inUrl;
        Sourced<OffsetDateTime> found =
                all.isEmpty() ? shown(visible, headline, metas) : unswapped(all.getFirst(), metas, headline, visible);
        if (inUrl == null) {
            return found == null || all.isEmpty() ? found : placed(found, all, headline, visible);
        }
        if (found == null || daysBetween(found, inUrl) > DAYS_APART) {
            return new Sourced<>(inUrl.atStartOfDay().atOffset(ZoneOffset.UTC), "url");
        }
        return at(found, inUrl);
    }

    /** Returns when the article of a page was last changed; null if that is not stated, or before its publication. */
    public static @Nullable Sourced<OffsetDateTime> modified(
            ParsedPage page, MetaElements metas, StatedArticle stated, @Nullable Sourced<OffsetDateTime> published) {
        Sourced<OffsetDateTime> found = StatedDates.modified(page.tree(), page.facts(), metas, stated);
        return found == null || published != null && found.value().isBefore(published.value()) ? null : found;
    }

    /** What the page shows, or else what its summary tells. */
    private static @Nullable Sourced<OffsetDateTime> shown(VisibleDates visible, int headline, MetaElements metas) {
        Sourced<OffsetDateTime> found = visible.find(headline);
        Sourced<String> summary = found == null ? metas.first("description", "og:description") : null;
        return summary == null ? found : VisibleDates.toldIn(summary.value());
    }

    /** With day and month the other way round, if they can be read so and the page shows that day. */
    private static Sourced<OffsetDateTime> unswapped(
            Sourced<OffsetDateTime> found, MetaElements metas, int headline, VisibleDates visible) {
        List<String> stated = metas.all(found.source());
        if (stated.isEmpty() || !DateReader.isAmbiguous(stated.getFirst())) {
            return found;
        }
        OffsetDateTime time = found.value();
        LocalDate swapped = LocalDate.of(time.getYear(), time.getDayOfMonth(), time.getMonthValue());
        Sourced<OffsetDateTime> shown = visible.find(headline);
        return shown != null && shown.value().toLocalDate().equals(swapped)
                ? new Sourced<>(time.with(swapped), found.source())
                : found;
    }

    private static long daysBetween(Sourced<OffsetDateTime> found, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(found.value().toLocalDate(), day));
    }

    /** At the publisher's own place, if something on the page tells it. */
    private static Sourced<OffsetDateTime> placed(
            Sourced<OffsetDateTime> found, List<Sourced<OffsetDateTime>> all, int headline, VisibleDates visible) {
        if (!found.value().getOffset().equals(ZoneOffset.UTC) || isMidnight(found.value())) {
            return found;
        }
        for (Sourced<OffsetDateTime> other : all) {
            boolean same = Duration.between(found.value(), other.value()).abs().compareTo(SAME) < 0;
            if (same && !other.value().getOffset().equals(ZoneOffset.UTC)) {
                return new Sourced<>(
                        found.value().withOffsetSameInstant(other.value().getOffset()), found.source());
            }
        }
        Sourced<OffsetDateTime> shown = headline == Headline.NONE ? null : visible.near(headline);
        return shown == null || daysBetween(found, shown.value().toLocalDate()) != 1
                ? found
                : at(found, shown.value().toLocalDate());
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
