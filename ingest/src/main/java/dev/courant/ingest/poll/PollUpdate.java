package dev.courant.ingest.poll;

import dev.courant.ingest.fetch.FetchResult.Redirects;
import dev.courant.ingest.websub.subscription.HubRequest;
import dev.courant.ingest.websub.subscription.Subscriber;
import dev.courant.ingest.websub.subscription.SubscriptionUpdate;
import dev.courant.parse.feed.Feed;
import dev.courant.parse.feed.FeedPolling;
import dev.courant.parse.feed.FeedReader;
import dev.courant.parse.feed.FeedText;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Link;
import dev.courant.schemas.Origin;
import dev.courant.schemas.PollReport;
import dev.courant.schemas.Push;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a poll changes: the links it found and the feed's new status, which are written together. Pure functions but for
 * the schedule's jitter.
 *
 * @param links the new links
 * @param status the new status
 * @param requests what to send to WebSub hubs once both are written
 */
record PollUpdate(List<Link> links, FeedStatus status, List<HubRequest> requests) {
    /** Texts of a feed are cut at this length: a status must always fit into a record. */
    private static final int LONGEST = 500;

    private static final int LONGEST_VALIDATOR = 4_096;

    /** Between the problems of a poll. */
    private static final String SEPARATOR = "; ";

    /**
     * A poll that has ended.
     *
     * @param feed the feed as it was when the poll started
     * @param origin what its links are marked with
     * @param sentAt when the request was sent
     * @param now when the response was processed
     */
    record Ended(OwnedFeed feed, Origin origin, Instant sentAt, Instant now, OtherFeeds others) {
        FeedDefinition definition() {
            return feed.definition();
        }

        FeedStatus before() {
            return feed.status();
        }
    }

    /** Finds the other feeds that are defined. */
    @FunctionalInterface
    interface OtherFeeds {
        /** Returns the feed that is defined with a URL, other than the given feed. */
        Optional<String> find(String feedId, WebUrl url);
    }

    /** Returns what the result of a poll changes. */
    static PollUpdate of(Ended poll, PollResult polled, Schedule schedule) {
        return switch (polled) {
            case PollResult.Unchanged same -> succeeded(poll, unchanged(poll, same), List.of(), polled, schedule);
            case PollResult.Read read -> {
                Discovery found =
                        Discovery.of(poll.definition(), poll.before(), read.feed(), poll.origin(), poll.now());
                yield succeeded(poll, read(poll, read, found), found.links(), polled, schedule);
            }
            case PollResult.Failed failed -> failed(poll, failed, schedule);
        };
    }

    private static FeedStatus.Builder unchanged(Ended poll, PollResult.Unchanged same) {
        Stream<String> problems = Stream.concat(limits(poll), same.redirects().problems().stream());
        return healthy(poll, report(poll, same.httpStatus(), problems), same.redirects())
                .setEtag(validator(same.validity().etag()))
                .setLastModified(validator(same.validity().lastModified()));
    }

    private static FeedStatus.Builder read(Ended poll, PollResult.Read read, Discovery found) {
        Feed feed = read.feed();
        // What is left for the next poll has to be sent and read again.
        boolean whole = found.omitted().deferred() == 0;
        PollReport.Builder report = report(poll, 200, problems(read, found))
                .setEntries(feed.entries().size())
                .setDiscovered(found.links().size())
                .setGap(found.gap());
        return healthy(poll, report, read.redirects())
                .setEtag(whole ? validator(read.validity().etag()) : null)
                .setLastModified(whole ? validator(read.validity().lastModified()) : null)
                .setBodyHash(whole ? read.bodyHash() : null)
                .setDiscovered(poll.before().getDiscovered() + found.links().size())
                .setLastDiscoveryAt(found.news() ? poll.now() : poll.before().getLastDiscoveryAt())
                .setWishedIntervalSeconds(wholeSeconds(publisherInterval(feed.polling())))
                .setRhythmSeconds(wholeSeconds(Rhythm.of(feed.entries(), poll.now())))
                .setTitle(feed.title() == null ? null : cut(FeedText.plain(feed.title())))
                .setSite(cut(feed.link()))
                .setLanguage(cut(feed.language()))
                .setSeen(found.seen());
    }

    /**
     * Returns what a message of a WebSub hub changes. Entries in it are discovered as by a poll, but the status of the
     * document stays as it is, since a push need not contain all of it.
     *
     * @param content the content that was pushed; null: none that can be read
     */
    static PollUpdate pushed(Ended push, Push received, @Nullable Feed content) {
        FeedStatus before = push.before();
        SubscriptionUpdate subscription = Subscriber.of(before).received(received);
        FeedStatus.Builder status = FeedStatus.newBuilder(before).setPush(subscription.push());
        if (subscription.pollNow()) {
            status.setNextPollAt(push.now());
        }
        if (content == null) {
            return new PollUpdate(List.of(), status.build(), subscription.requests());
        }
        Discovery found = Discovery.of(push.definition(), before, content, push.origin(), push.now());
        status.setDiscovered(before.getDiscovered() + found.links().size()).setSeen(found.seen());
        return new PollUpdate(found.links(), status.build(), subscription.requests());
    }

    private static PollUpdate succeeded(
            Ended poll, FeedStatus.Builder status, List<Link> links, PollResult polled, Schedule schedule) {
        SubscriptionUpdate subscription = subscriptionAfter(poll, status, polled);
        status.setPush(subscription.push());
        Subscriber subscriber = Subscriber.of(status.build());
        Duration pause = schedule.afterSuccess(
                poll.definition(), status, polled.freshFor(), subscriber.pushing(poll.now()), poll.now());
        Instant next = schedule.noLaterThan(poll.now().plus(pause), subscriber.dueAt(), poll.now());
        return new PollUpdate(links, status.setNextPollAt(next).build(), subscription.requests());
    }

    private static PollUpdate failed(Ended poll, PollResult.Failed failed, Schedule schedule) {
        FeedStatus.Builder status = FeedStatus.newBuilder(poll.before())
                .setFailures(poll.before().getFailures() + 1)
                .setLastPoll(report(poll, failed.httpStatus(), Stream.concat(Stream.of(failed.problem()), limits(poll)))
                        .build());
        enter(status, Confirmation.gone(status, failed, poll.now()), poll.now());
        SubscriptionUpdate subscription = subscriptionAfter(poll, status, failed);
        status.setPush(subscription.push());
        Duration pause = schedule.afterFailure(poll.definition(), status, failed.retryAfter(), poll.now());
        return new PollUpdate(
                List.of(), status.setNextPollAt(poll.now().plus(pause)).build(), subscription.requests());
    }

    /**
     * Returns the update in place of this one when it cannot be written: the feed fails, and nothing else changes.
     *
     * @param before the status before this update
     * @param problem why, on one line
     */
    PollUpdate failure(FeedStatus before, String problem) {
        PollReport last = status.getLastPoll();
        Instant at = last == null ? status.getSince() : last.getAt();
        FeedStatus.Builder failed = FeedStatus.newBuilder(before)
                .setFailures(before.getFailures() + 1)
                .setNextPollAt(status.getNextPollAt())
                .setLastPoll(PollReport.newBuilder()
                        .setAt(at)
                        .setHttpStatus(last == null ? null : last.getHttpStatus())
                        .setProblem(cut(problem))
                        .build());
        enter(failed, FeedState.FAILING, at);
        return new PollUpdate(List.of(), failed.build(), List.of());
    }

    private static SubscriptionUpdate subscriptionAfter(Ended poll, FeedStatus.Builder status, PollResult polled) {
        Subscriber subscriber = Subscriber.of(status.build());
        if (status.getState() == FeedState.GONE || status.getState() == FeedState.DUPLICATE) {
            return subscriber.dropped();
        }
        return polled instanceof PollResult.Read read
                ? subscriber.next(read.hub(), poll.now())
                : subscriber.unchanged(poll.now());
    }

    private static FeedStatus.Builder healthy(Ended poll, PollReport.Builder report, Redirects redirects) {
        FeedStatus.Builder status = FeedStatus.newBuilder(poll.before());
        FeedState state = Confirmation.moved(
                status.setDuplicateOf(null),
                redirects,
                url -> poll.others().find(poll.feed().id(), url),
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
        String line = problems.collect(Collectors.joining(SEPARATOR));
        return PollReport.newBuilder()
                .setAt(poll.sentAt())
                .setHttpStatus(httpStatus)
                .setProblem(line.isEmpty() ? null : cut(line));
    }

    /** Returns all problems, first of all what was left out. */
    private static Stream<String> problems(PollResult.Read read, Discovery found) {
        return Stream.of(read.problems().stream(), found.omitted().problems(), read.redirects().problems().stream())
                .flatMap(lines -> lines)
                .sorted(Comparator.comparing(line -> !line.startsWith(FeedReader.LIMIT)));
    }

    /** Returns what was left out of the last document that was read: it holds until another one is. */
    private static Stream<String> limits(Ended poll) {
        PollReport last = poll.before().getLastPoll();
        String problem = last == null ? null : last.getProblem();
        return problem == null
                ? Stream.empty()
                : Stream.of(problem.split(SEPARATOR)).filter(line -> line.startsWith(FeedReader.LIMIT));
    }

    private static @Nullable Duration publisherInterval(FeedPolling polling) {
        Duration ttl = polling.ttl();
        Duration update = polling.updateInterval();
        return ttl == null || update != null && update.compareTo(ttl) > 0 ? update : ttl;
    }

    private static @Nullable Integer wholeSeconds(@Nullable Duration duration) {
        return duration == null ? null : (int) Math.min(duration.toSeconds(), Integer.MAX_VALUE);
    }

    /** Drops a validator that is too long to be kept: half of one would never match. */
    private static @Nullable String validator(@Nullable String value) {
        return value == null || value.length() > LONGEST_VALIDATOR ? null : value;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
