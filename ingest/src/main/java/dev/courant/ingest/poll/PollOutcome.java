package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.ingest.websub.HubRequest;
import dev.courant.ingest.websub.Step;
import dev.courant.ingest.websub.Subscriber;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedPolling;
import dev.courant.parse.feed.FeedText;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Link;
import dev.courant.schemas.PollReport;
import dev.courant.schemas.Push;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a poll changes: the links it found and the feed's new status, which are written together. Pure functions but for
 * the schedule's jitter.
 *
 * @param links the discoveries
 * @param status the status from now on
 * @param requests what to ask of WebSub hubs once both are written
 */
record PollOutcome(List<Link> links, FeedStatus status, List<HubRequest> requests) {
    /** What a feed calls itself is cut here: a status must always fit into a record. */
    private static final int LONGEST = 500;

    /** A poll that ended: of which feed, when its request was sent, and when its answer was worked through. */
    record Ended(FeedDefinition definition, FeedStatus before, Instant sentAt, Instant now, OtherFeeds others) {}

    /** Knows what else is polled. */
    @FunctionalInterface
    interface OtherFeeds {
        /** The feed that is defined with this URL, other than the one given. */
        Optional<String> find(String feedId, String url);
    }

    /** Draws the conclusions of a poll. */
    static PollOutcome of(Ended poll, Polled polled, Schedule schedule) {
        return switch (polled) {
            case Polled.NotModified same -> {
                FeedStatus.Builder status =
                        healthy(poll, report(poll, 304, same.redirects().flaws().stream()), same.redirects());
                if (same.validity().etag() != null) {
                    status.setEtag(same.validity().etag());
                }
                if (same.validity().lastModified() != null) {
                    status.setLastModified(same.validity().lastModified());
                }
                yield well(poll, status, List.of(), polled, schedule);
            }
            case Polled.SameBytes same -> {
                FeedStatus.Builder status = healthy(
                                poll, report(poll, 200, same.redirects().flaws().stream()), same.redirects())
                        .setEtag(same.validity().etag())
                        .setLastModified(same.validity().lastModified());
                yield well(poll, status, List.of(), polled, schedule);
            }
            case Polled.Read read -> {
                Discovery found = Discovery.of(poll.definition(), poll.before(), read.feed(), poll.now());
                yield well(poll, read(poll, read, found), found.links(), polled, schedule);
            }
            case Polled.Failed failed -> failed(poll, failed, schedule);
        };
    }

    private static FeedStatus.Builder read(Ended poll, Polled.Read read, Discovery found) {
        Feed feed = read.feed();
        PollReport.Builder report = report(poll, 200, problems(read, found))
                .setEntries(feed.entries().size())
                .setDiscovered(found.links().size())
                .setGap(found.gap());
        return healthy(poll, report, read.redirects())
                .setEtag(read.validity().etag())
                .setLastModified(read.validity().lastModified())
                .setBodyHash(read.bodyHash())
                .setDiscovered(poll.before().getDiscovered() + found.links().size())
                .setLastDiscoveryAt(found.news() ? poll.now() : poll.before().getLastDiscoveryAt())
                .setWishedIntervalSeconds(wholeSeconds(wish(feed.polling())))
                .setRhythmSeconds(wholeSeconds(Rhythm.of(feed.entries(), poll.now())))
                .setTitle(feed.title() == null ? null : cut(FeedText.plain(feed.title())))
                .setSite(cut(feed.link()))
                .setLanguage(cut(feed.language()))
                .setSeen(found.seen());
    }

    /**
     * What a WebSub hub sent changes: its content is discovered like that of a poll, but says nothing of the feed's
     * document as a whole.
     *
     * @param content what was pushed; null: nothing that can be read
     */
    static PollOutcome pushed(Ended push, Push received, @Nullable Feed content) {
        FeedStatus before = push.before();
        Step step = Subscriber.of(before).received(received);
        FeedStatus.Builder status = FeedStatus.newBuilder(before).setPush(step.push());
        if (step.pollNow()) {
            status.setNextPollAt(push.now());
        }
        if (content == null) {
            return new PollOutcome(List.of(), status.build(), step.requests());
        }
        Discovery found = Discovery.of(push.definition(), before, content, push.now());
        status.setDiscovered(before.getDiscovered() + found.links().size()).setSeen(found.seen());
        return new PollOutcome(found.links(), status.build(), step.requests());
    }

    private static PollOutcome well(
            Ended poll, FeedStatus.Builder status, List<Link> links, Polled polled, Schedule schedule) {
        Step step = subscription(poll, status, polled);
        status.setPush(step.push());
        Subscriber subscriber = Subscriber.of(status.build());
        Duration pause = schedule.afterSuccess(
                poll.definition(), status, polled.freshFor(), subscriber.pushing(poll.now()), poll.now());
        Instant next = schedule.notLater(poll.now().plus(pause), subscriber.dueAt(), poll.now());
        return new PollOutcome(links, status.setNextPollAt(next).build(), step.requests());
    }

    private static PollOutcome failed(Ended poll, Polled.Failed failed, Schedule schedule) {
        FeedStatus.Builder status = FeedStatus.newBuilder(poll.before())
                .setFailures(poll.before().getFailures() + 1)
                .setLastPoll(report(poll, failed.httpStatus(), Stream.of(failed.problem()))
                        .build());
        enter(status, Confirmation.gone(status, failed, poll.now()), poll.now());
        Step step = subscription(poll, status, failed);
        status.setPush(step.push());
        Duration pause = schedule.afterFailure(poll.definition(), status, failed.retryAfter(), poll.now());
        return new PollOutcome(
                List.of(), status.setNextPollAt(poll.now().plus(pause)).build(), step.requests());
    }

    private static Step subscription(Ended poll, FeedStatus.Builder status, Polled polled) {
        Subscriber subscriber = Subscriber.of(status.build());
        if (status.getState() == FeedState.GONE || status.getState() == FeedState.DUPLICATE) {
            return subscriber.dropped();
        }
        return polled instanceof Polled.Read read
                ? subscriber.next(read.hub(), poll.now())
                : subscriber.unchanged(poll.now());
    }

    private static FeedStatus.Builder healthy(Ended poll, PollReport.Builder report, Redirects redirects) {
        FeedStatus.Builder status = FeedStatus.newBuilder(poll.before());
        FeedState state = Confirmation.moved(
                status.setDuplicateOf(null),
                redirects,
                url -> poll.others().find(poll.definition().getFeedId(), url),
                poll.now());
        enter(status, state, poll.now());
        return status.setGoneSince(null)
                .setFailures(0)
                .setLastSuccessAt(poll.now())
                .setLastPoll(report.build());
    }

    private static void enter(FeedStatus.Builder status, FeedState state, Instant now) {
        if (status.getState() != state) {
            status.setState(state).setSince(now);
        }
    }

    private static PollReport.Builder report(Ended poll, @Nullable Integer httpStatus, Stream<String> problems) {
        String line = problems.collect(Collectors.joining("; "));
        return PollReport.newBuilder()
                .setAt(poll.sentAt())
                .setHttpStatus(httpStatus)
                .setProblem(line.isEmpty() ? null : cut(line));
    }

    private static Stream<String> problems(Polled.Read read, Discovery found) {
        Stream<String> ignored = found.ignored() == 0
                ? Stream.empty()
                : Stream.of(found.ignored() + " entries have no link that can be fetched");
        return Stream.concat(read.problems().stream(), Stream.concat(ignored, read.redirects().flaws().stream()));
    }

    private static @Nullable Duration wish(FeedPolling polling) {
        Duration ttl = polling.ttl();
        Duration update = polling.updateInterval();
        return ttl == null || update != null && update.compareTo(ttl) > 0 ? update : ttl;
    }

    private static @Nullable Integer wholeSeconds(@Nullable Duration duration) {
        return duration == null ? null : (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
