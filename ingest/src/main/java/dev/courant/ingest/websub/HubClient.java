package dev.courant.ingest.websub;

import dev.courant.ingest.fetch.Fetcher;
import dev.courant.ingest.fetch.PostResult;
import dev.courant.ingest.fetch.PostResult.Answered;
import dev.courant.ingest.fetch.PostResult.Unanswered;
import dev.courant.ingest.websub.Callbacks.Callback;
import dev.courant.ingest.websub.subscription.HubRequest;
import dev.courant.ingest.websub.subscription.HubRequest.Mode;
import dev.courant.ingest.websub.subscription.Leases;
import dev.courant.ingest.websub.subscription.SubscriptionId;
import dev.courant.parse.url.WebUrl;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to hubs, a few at a time. The refusal of a subscription is written to the topic {@code pushes} like a
 * denial by the hub, so that the instance that polls the feed learns of both in the same way. Thread-safe.
 *
 * @see <a href="https://www.w3.org/TR/2018/REC-websub-20180123/#subscriber-sends-subscription-request">WebSub, section
 *     5.1</a>
 */
final class HubClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HubClient.class);
    private static final int CONCURRENCY = 8;

    private final Fetcher fetcher;
    private final Callbacks callbacks;
    private final PushLog pushes;
    private final InstantSource clock;
    private final WebSubMetrics metrics;
    private final Semaphore slots = new Semaphore(CONCURRENCY, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    HubClient(Fetcher fetcher, Callbacks callbacks, PushLog pushes, InstantSource clock, WebSubMetrics metrics) {
        this.fetcher = fetcher;
        this.callbacks = callbacks;
        this.pushes = pushes;
        this.clock = clock;
        this.metrics = metrics;
    }

    void send(HubRequest request) {
        if (!threads.isShutdown()) {
            threads.execute(() -> whenFree(request));
        }
    }

    /** Requests that were not sent are repeated when their subscriptions are due. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    private void whenFree(HubRequest request) {
        try {
            slots.acquire();
        } catch (InterruptedException e) {
            return;
        }
        try {
            ask(request);
        } finally {
            slots.release();
        }
    }

    private void ask(HubRequest request) {
        Callback callback = new Callback(request.feedId(), SubscriptionId.of(request.hub(), request.topic()));
        PostResult result = WebUrl.parse(request.hub())
                .map(hub -> fetcher.post(hub, form(request, callback)))
                .orElseGet(() -> new Unanswered(request.hub() + " is not an absolute http or https URL"));
        String problem = problem(result);
        if (threads.isShutdown()) {
            // We interrupted it, which says nothing about the hub.
            return;
        }
        metrics.asked(request.mode(), problem == null);
        if (problem != null) {
            log.info(
                    "event=hub_refused feed={} hub={} mode={} problem=\"{}\"",
                    request.feedId(),
                    request.hub(),
                    request.mode(),
                    problem);
            if (request.mode() == Mode.SUBSCRIBE && !request.renewal()) {
                var unused = pushes.write(refusal(callback, problem));
            }
        }
    }

    private Map<String, String> form(HubRequest request, Callback callback) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.callback", callbacks.url(callback));
        form.put("hub.topic", request.topic());
        switch (request.mode()) {
            case SUBSCRIBE -> {
                form.put("hub.mode", "subscribe");
                form.put("hub.secret", callbacks.secret(callback));
                form.put("hub.lease_seconds", Long.toString(Leases.ASKED.toSeconds()));
            }
            case UNSUBSCRIBE -> form.put("hub.mode", "unsubscribe");
        }
        return form;
    }

    /** Returns why the request failed; null when the hub accepted it (202, or 204 from older hubs). */
    private static @Nullable String problem(PostResult result) {
        return switch (result) {
            case Answered answered when answered.accepted() -> null;
            case Answered(WebUrl url, int status, String text) -> {
                String said = HubCalls.line(text);
                yield "HTTP " + status + " from " + url + (said == null ? "" : ": " + said);
            }
            case Unanswered(String problem) -> problem;
        };
    }

    private Push refusal(Callback callback, String problem) {
        return Push.newBuilder()
                .setFeedId(callback.feedId())
                .setTopic(callback.subscriptionId())
                .setKind(PushKind.DENIED)
                .setReason(problem)
                .setReceivedAt(clock.instant())
                .build();
    }
}
