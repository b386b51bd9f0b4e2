package dev.courant.ingest.recording;

import dev.courant.ingest.archive.Archive;
import dev.courant.ingest.archive.ArchivedCapture;
import dev.courant.ingest.archive.ArchivedGroup;
import dev.courant.ingest.archive.ExchangeReader;
import dev.courant.ingest.archive.GroupScan;
import dev.courant.ingest.archive.MetadataFields;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.runtime.CourantException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/**
 * The part of an archive that becomes a recording. It knows where the exchanges are, and reads each when it is written.
 * Immutable.
 */
public final class ArchiveCut {
    private final ExchangeReader reader;
    private final List<ArchivedCapture> captures;
    private final Collection<RecordedFeed> feeds;
    private final ArchiveTotals totals;

    private ArchiveCut(
            ExchangeReader reader,
            List<ArchivedCapture> captures,
            Collection<RecordedFeed> feeds,
            ArchiveTotals totals) {
        this.reader = reader;
        this.captures = captures;
        this.feeds = feeds;
        this.totals = totals;
    }

    /**
     * Finds what is to be recorded. Documents that repeat what is no longer in the archive are left out and counted,
     * with the redirects to them.
     *
     * @param archive the archive
     * @param filter what of it
     * @param problems receives a line for each file that cannot be read to its end
     * @param progress receives the share of the archive that has been searched, 0 to 1, now and then
     * @return what was found
     * @throws CourantException when the archive cannot be read
     */
    public static ArchiveCut of(
            Archive archive, ArchiveFilter filter, Consumer<String> problems, DoubleConsumer progress) {
        GroupSelection selection = new GroupSelection(filter);
        GroupScan.read(archive, filter.since(), filter.until(), selection::add, problems, progress);
        ExchangeReader reader = new ExchangeReader(archive);
        Set<ArchivedGroup> found = selection.taken();
        List<ArchivedGroup> whole = found.stream()
                .filter(group -> group.captures().stream().allMatch(reader::isWhole))
                .sorted(Comparator.comparing(ArchivedGroup::documentAt))
                .toList();
        List<ArchivedCapture> captures = captures(whole);
        Collection<RecordedFeed> feeds = feeds(whole);
        long polls = documents(whole.stream().filter(ArchivedGroup::isNews));
        ArchiveTotals totals = new ArchiveTotals(
                feeds.size(),
                polls,
                documents(whole.stream()) - polls,
                captures.size(),
                captures.stream().filter(ArchivedCapture::repeats).count(),
                found.size() - whole.size());
        return new ArchiveCut(reader, captures, feeds, totals);
    }

    private static long documents(Stream<ArchivedGroup> groups) {
        return groups.map(group -> group.captures().getLast())
                .map(document -> List.of(document.url(), document.at()))
                .distinct()
                .count();
    }

    /** Returns the captures, the oldest first. After a crash an archive has some twice. */
    private static List<ArchivedCapture> captures(List<ArchivedGroup> groups) {
        Map<List<Object>, ArchivedCapture> once = new LinkedHashMap<>();
        groups.stream()
                .flatMap(group -> group.captures().stream())
                .forEach(capture -> once.putIfAbsent(List.of(capture.url(), capture.at()), capture));
        List<ArchivedCapture> sorted = new ArrayList<>(once.values());
        sorted.sort(Comparator.comparing(ArchivedCapture::at));
        return List.copyOf(sorted);
    }

    /** A feed that has moved counts by its first URL, which redirects to the next. */
    private static Collection<RecordedFeed> feeds(List<ArchivedGroup> groups) {
        Map<String, RecordedFeed> feeds = new LinkedHashMap<>();
        for (ArchivedGroup group : groups) {
            String id = group.feedId();
            String url = group.metadata().get(MetadataFields.LINK_URL);
            if (group.isNews() && id != null && url != null) {
                feeds.putIfAbsent(id, new RecordedFeed(url, null, null, null));
            }
        }
        Map<String, RecordedFeed> byUrl = new TreeMap<>();
        feeds.values().forEach(feed -> byUrl.put(feed.url(), feed));
        return List.copyOf(byUrl.values());
    }

    /** {@return what there is} */
    public ArchiveTotals totals() {
        return totals;
    }

    /** {@return the feeds whose documents are there, by their URLs} */
    public Collection<RecordedFeed> feeds() {
        return feeds;
    }

    /**
     * Reads all exchanges, the oldest first.
     *
     * @param sink receives them
     * @throws CourantException when one cannot be read any more
     */
    public void forEach(Consumer<HttpCapture> sink) {
        for (ArchivedCapture capture : captures) {
            sink.accept(reader.read(capture)
                    .orElseThrow(() -> new CourantException(capture.url() + " repeats an earlier capture that was"
                            + " removed from the archive meanwhile; try again")));
        }
    }
}
