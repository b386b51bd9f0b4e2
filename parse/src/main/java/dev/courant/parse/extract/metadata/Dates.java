package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.text.date.DateReader;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses when it was published and changed. Stated dates come first; a date in the address, the most reliable but for
 * its want of a time, overrules a stated one that is days away from it. A moment that is stated in UTC is given the
 * publisher's own offset where the page tells it: in another statement of the same moment, or by the day that its
 * address or its date line bears.
 */
final class Dates {
    private static final long DAYS_APART = 2;
    private static final Duration SAME = Duration.ofMinutes(2);
    private static final int EAST = 13;
    private static final int WEST = -10;

    private Dates() {}

    static @Nullable Found<OffsetDateTime> published(
            ContentTree tree, PageFacts facts, Metas metas, StatedArticle stated, String url, int headline) {
        VisibleDates visible = new VisibleDates(tree, facts);
        List<Found<OffsetDateTime>> all = StatedDates.published(tree, facts, metas, stated);
        LocalDate inUrl = UrlDates.in(url);
        inUrl = inUrl == null && all.isEmpty() ? UrlDates.perhapsIn(url) : inUrl;
        Found<OffsetDateTime> found =
                all.isEmpty() ? shown(visible, headline, metas) : unswapped(all.getFirst(), metas, headline, visible);
        if (inUrl == null) {
            return found == null || all.isEmpty() ? found : placed(found, all, headline, visible);
        }
        if (found == null || daysBetween(found, inUrl) > DAYS_APART) {
            return new Found<>(inUrl.atStartOfDay().atOffset(ZoneOffset.UTC), "url");
        }
        return at(found, inUrl);
    }

    static @Nullable Found<OffsetDateTime> modified(
            ContentTree tree,
            PageFacts facts,
            Metas metas,
            StatedArticle stated,
            @Nullable Found<OffsetDateTime> published) {
        Found<OffsetDateTime> found = StatedDates.modified(tree, facts, metas, stated);
        return found == null || published != null && found.value().isBefore(published.value()) ? null : found;
    }

    /** What the page shows, or else what its summary tells. */
    private static @Nullable Found<OffsetDateTime> shown(VisibleDates visible, int headline, Metas metas) {
        Found<OffsetDateTime> found = visible.find(headline);
        Found<String> summary = found == null ? metas.first("description", "og:description") : null;
        return summary == null ? found : VisibleDates.toldIn(summary.value());
    }

    /** With day and month the other way round, if they can be read so and the page shows that day. */
    private static Found<OffsetDateTime> unswapped(
            Found<OffsetDateTime> found, Metas metas, int headline, VisibleDates visible) {
        List<String> stated = metas.all(found.source());
        if (stated.isEmpty() || !DateReader.isAmbiguous(stated.getFirst())) {
            return found;
        }
        OffsetDateTime time = found.value();
        LocalDate swapped = LocalDate.of(time.getYear(), time.getDayOfMonth(), time.getMonthValue());
        Found<OffsetDateTime> shown = visible.find(headline);
        return shown != null && shown.value().toLocalDate().equals(swapped)
                ? new Found<>(time.with(swapped), found.source())
                : found;
    }

    private static long daysBetween(Found<OffsetDateTime> found, LocalDate day) {
        return Math.abs(ChronoUnit.DAYS.between(found.value().toLocalDate(), day));
    }

    /** At the publisher's own place, if something on the page tells it. */
    private static Found<OffsetDateTime> placed(
            Found<OffsetDateTime> found, List<Found<OffsetDateTime>> all, int headline, VisibleDates visible) {
        if (!found.value().getOffset().equals(ZoneOffset.UTC) || isMidnight(found.value())) {
            return found;
        }
        for (Found<OffsetDateTime> other : all) {
            boolean same = Duration.between(found.value(), other.value()).abs().compareTo(SAME) < 0;
            if (same && !other.value().getOffset().equals(ZoneOffset.UTC)) {
                return new Found<>(
                        found.value().withOffsetSameInstant(other.value().getOffset()), found.source());
            }
        }
        Found<OffsetDateTime> shown = headline == Headline.NONE ? null : visible.near(headline);
        return shown == null || daysBetween(found, shown.value().toLocalDate()) != 1
                ? found
                : at(found, shown.value().toLocalDate());
    }

    private static boolean isMidnight(OffsetDateTime time) {
        return time.toLocalTime().toSecondOfDay() == 0;
    }

    /** With the smallest whole hour's offset that lets it fall on a day, if there is one. */
    private static Found<OffsetDateTime> at(Found<OffsetDateTime> found, LocalDate day) {
        OffsetDateTime time = found.value();
        int step = time.toLocalDate().isBefore(day) ? 1 : -1;
        for (int hours = step;
                hours >= WEST && hours <= EAST && !time.toLocalDate().equals(day);
                hours += step) {
            time = time.withOffsetSameInstant(ZoneOffset.ofHours(hours));
        }
        return time.toLocalDate().equals(day) ? new Found<>(time, found.source()) : found;
    }
}
