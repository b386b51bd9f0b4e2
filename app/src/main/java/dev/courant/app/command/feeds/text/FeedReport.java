package dev.courant.app.command.feeds.text;

import dev.courant.app.feeds.FeedView;
import dev.courant.app.feeds.Trouble;
import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Times;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.PollReport;
import dev.courant.schemas.PushSubscription;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The report on one feed, line by line; there is no line for what is unknown or does not apply. Used once. */
public final class FeedReport {
    private static final int NAMES = 14;

    private final FeedView feed;
    private final Instant now;
    private final Map<String, String> urls;
    private final StringBuilder text = new StringBuilder();

    private FeedReport(FeedView feed, Instant now, Map<String, String> urls) {
        this.feed = feed;
        this.now = now;
        this.urls = urls;
    }

    /**
     * Writes the report on a feed.
     *
     * @param feed the feed
     * @param now the time of the report
     * @param urls the URLs of all feeds, by id
     */
    public static String of(FeedView feed, Instant now, Map<String, String> urls) {
        FeedReport report = new FeedReport(feed, now, urls);
        report.head();
        FeedStatus status = feed.status();
        if (status != null) {
            report.polls(status);
            report.location(status);
            report.push(status.getPush());
        }
        report.definition(feed.definition());
        return report.text.toString().stripTrailing();
    }

    private void head() {
        String title = feed.title();
        text.append(feed.id())
                .append(title == null ? "" : "  " + Plain.text(title))
                .append('\n');
        line("url", feed.url());
        line("state", feed.state() + since());
        String troubles = feed.troubles(now).stream().map(FeedReport::meaning).collect(Collectors.joining("; "));
        line("trouble", troubles.isEmpty() ? null : troubles);
    }

    /** The time in the status belongs to the state there; the definition may have changed the state since. */
    private String since() {
        FeedStatus status = feed.status();
        if (feed.isResumed()) {
            return ", resumed and not polled since";
        }
        return status == null || status.getState() != feed.state() ? "" : " since " + at(status.getSince());
    }

    private void polls(FeedStatus status) {
        PollReport last = status.getLastPoll();
        if (last != null) {
            line("cause", last.getProblem());
            line("last poll", at(last.getAt()) + ", " + PollSummary.of(last));
        }
        line("failures", status.getFailures() == 0 ? null : status.getFailures() + " since the last success");
        line("last success", status.getLastSuccessAt() == null ? "never" : at(status.getLastSuccessAt()));
        line("next poll", feed.due() == null ? "none" : at(feed.due()));
        Instant latest = status.getLastDiscoveryAt();
        line("discovered", status.getDiscovered() + " links" + (latest == null ? "" : ", latest " + at(latest)));
    }

    private void location(FeedStatus status) {
        line("polled at", status.getUrl().equals(feed.url()) ? null : status.getUrl());
        if (status.getMovedTo() != null) {
            Instant since = status.getMovedSince();
            line("moving to", status.getMovedTo() + (since == null ? "" : " since " + at(since)));
        }
        line("gone since", status.getGoneSince() == null ? null : at(status.getGoneSince()));
        String other = status.getDuplicateOf();
        line("duplicate of", other == null ? null : other + "  " + urls.getOrDefault(other, "(removed)"));
    }

    private void push(@Nullable PushSubscription push) {
        if (push == null) {
            return;
        }
        line("push", push.getState() + " since " + at(push.getSince()) + ", hub " + push.getHub());
        line("push lease", push.getLeaseUntil() == null ? null : "until " + at(push.getLeaseUntil()));
        line("last push", push.getLastPushAt() == null ? null : at(push.getLastPushAt()));
        line("push problem", push.getProblem());
    }

    private void definition(FeedDefinition definition) {
        line("certificate", definition.getVerifyTls() ? null : "not verified (--insecure-tls)");
        Instant asked = definition.getPollRequestedAt();
        PollReport last = feed.status() == null ? null : feed.status().getLastPoll();
        boolean open = asked != null && (last == null || last.getAt().isBefore(asked));
        line("poll asked for", asked == null || !open ? null : at(asked));
    }

    private static String meaning(Trouble trouble) {
        return switch (trouble) {
            case FAILING -> "polls fail";
            case GONE -> "the publisher says that it is gone; it is no longer polled";
            case DUPLICATE -> "it has moved to a feed that is polled as well; it is no longer polled";
            case GAP -> "entries may have been missed between the last two polls; a shorter --every helps";
            case LIMITED -> "entries are left out, or for later, because of a limit";
            case MOVING -> "the publisher says that it has moved; the new URL is adopted after a day";
            case OVERDUE -> "it should have been polled already; does ingest run?";
        };
    }

    private String at(Instant time) {
        return Times.at(time, now);
    }

    private void line(String name, @Nullable String value) {
        if (value != null) {
            text.append("  ")
                    .append(name)
                    .repeat(" ", NAMES - name.length())
                    .append("  ")
                    .append(Plain.text(value))
                    .append('\n');
        }
    }
}
