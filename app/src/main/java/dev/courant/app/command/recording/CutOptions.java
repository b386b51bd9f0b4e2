package dev.courant.app.command.recording;

import dev.courant.app.command.archive.ArchiveOption;
import dev.courant.app.feeds.FeedUrls;
import dev.courant.ingest.recording.ArchiveFilter;
import dev.courant.ingest.replay.HostPattern;
import dev.courant.runtime.CourantException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What to record of an archive. */
final class CutOptions {
    private static final List<String> LIVE = List.of("--feeds", "--for");
    private static final List<String> CUT = List.of("--archive", "--feed", "--host", "--since", "--until");

    @Option(
            names = "--from-archive",
            description = "Record what the archive has, and ask nobody; instead of --feeds and --for.")
    private boolean fromArchive;

    @Option(
            names = "--feed",
            paramLabel = "URL",
            description = "Of the archive: what this feed said, and the pages that its links led to. Can be repeated.")
    private List<String> feeds = List.of();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Of the archive: what this host said, such as www.example.org, or all below a domain:"
                    + " *.example.org. Can be repeated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Of the archive: what was captured since then: a duration such as 7d, a date, or a time in"
                    + " ISO 8601.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Of the archive: what was captured before then.")
    private @Nullable String until;

    /** Returns whether an archive is to be recorded; a misuse when options for both, or for neither, are given. */
    boolean isAsked(ParseResult given, ArchiveOption archive) {
        List<String> live = LIVE.stream().filter(given::hasMatchedOption).toList();
        List<String> cut = CUT.stream().filter(given::hasMatchedOption).toList();
        if (fromArchive && !live.isEmpty()) {
            throw archive.misuse(String.join(" and ", live)
                    + (live.size() == 1 ? " records" : " record") + " live feeds, --from-archive what is archived:"
                    + " write one of them.");
        }
        if (!fromArchive && !cut.isEmpty()) {
            throw archive.misuse(String.join(", ", cut) + (cut.size() == 1 ? " is" : " are")
                    + " for --from-archive only: write that as well.");
        }
        if (!fromArchive && live.size() < LIVE.size()) {
            throw archive.misuse("write --feeds FILE.opml and --for TIME, or --from-archive.");
        }
        return fromArchive;
    }

    /** Returns what is meant; a misuse when it cannot be read. */
    ArchiveFilter filter(ArchiveOption archive, Instant now) {
        Instant from = archive.time(since, "--since", now);
        Instant to = archive.time(until, "--until", now);
        if (from != null && to != null && !from.isBefore(to)) {
            throw archive.misuse("--since must be before --until.");
        }
        Set<String> ids = feeds.stream().map(url -> feedId(url, archive)).collect(Collectors.toSet());
        try {
            return new ArchiveFilter(ids, hosts.stream().map(HostPattern::parse).toList(), from, to);
        } catch (CourantException e) {
            throw archive.misuse(String.valueOf(e.getMessage()));
        }
    }

    private static String feedId(String url, ArchiveOption archive) {
        try {
            return FeedUrls.id(url);
        } catch (CourantException e) {
            throw archive.misuse("--feed=" + url + ": write the absolute http or https URL of a feed.");
        }
    }

    /** Returns what was asked for, in the words of the options; empty: all. */
    String text() {
        return Stream.of(
                        feeds.stream().map(feed -> " --feed " + feed),
                        hosts.stream().map(host -> " --host " + host),
                        Stream.ofNullable(since).map(time -> " --since " + time),
                        Stream.ofNullable(until).map(time -> " --until " + time))
                .flatMap(options -> options)
                .collect(Collectors.joining());
    }
}
