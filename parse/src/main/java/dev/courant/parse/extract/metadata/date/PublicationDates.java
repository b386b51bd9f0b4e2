package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateWindow;
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
        this.metas = metas;
        this.stated = new StatedDates(page.tree(), page.facts(), metas, stated, window);
        this.visible = new VisibleDates(page.tree(), page.facts(), window);
        this.window = window;
    }

    /**
     * Returns when the article of a page was published first, or null.
     *
     * @param url the page's own URL
     * @param headline the node of the headline, or {@link Headline#NONE}
     */
    public @Nullable Sourced<OffsetDateTime> published(String url, int headline) {
        List<Sourced<OffsetDateTime>> all = stated.published();
        LocalDate inUrl = believed(UrlDates.in(url));
        inUrl = inUrl == null && all.isEmpty() ? believed(UrlDates.perhapsIn(url)) : inUrl;
        Sourced<OffsetDateTime> found = all.isEmpty() ? shown(headline) : unswapped(all.getFirst(), headline, url);
        if (inUrl == null) {
            return found == null || all.isEmpty() ? found : placed(found, all, headline);
        }
        if (found == null || daysBetween(found, inUrl) > DAYS_APART) {
            return new Sourced<>(inUrl.atStartOfDay().atOffset(ZoneOffset.UTC), "url");
        }
        return at(found, inUrl);
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
        return Math.abs(ChronoUnit.DAYS.between(found.value().toLocalDate(), day));
    }

    /** At the publisher's own place, if something on the page tells it. */
    private Sourced<OffsetDateTime> placed(
            Sourced<OffsetDateTime> found, List<Sourced<OffsetDateTime>> all, int headline) {
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
