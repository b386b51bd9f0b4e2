package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.PostResult.Answered;
import dev.courant.ingest.fetch.PostResult.Unanswered;
import dev.courant.parse.url.WebUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Posts one form, within the limits of fetching. */
final class FormPost {
    /** As much of a response as is read: it is shown to people when something is wrong. */
    private static final int TEXT_BYTES = 1_000;

    private final HttpClients clients;
    private final FetchSettings settings;
    private final FormBody form;

    FormPost(HttpClients clients, FetchSettings settings, Map<String, String> fields) {
        this.clients = clients;
        this.settings = settings;
        FormBody.Builder builder = new FormBody.Builder(StandardCharsets.UTF_8);
        fields.forEach(builder::add);
        this.form = builder.build();
    }

    PostResult to(WebUrl url) {
        long deadline = System.nanoTime() + settings.totalTimeout().toNanos();
        WebUrl at = url;
        for (int hop = 0; hop <= settings.maxRedirects(); hop++) {
            try (Response response = clients.execute(at, call(at, deadline))) {
                WebUrl next = repeatAt(at, response);
                if (next == null) {
                    return new Answered(at, response.code(), text(response));
                }
                if (at.isHttps() && !next.isHttps()) {
                    return new Unanswered(at + " redirects from https to " + next);
                }
                at = next;
            } catch (IOException e) {
                return new Unanswered(FailureDetail.of(at, e));
            }
        }
        return new Unanswered(url + " redirects more than " + settings.maxRedirects() + " times");
    }

    private Call call(WebUrl url, long deadline) {
        Call call = clients.call(
                url,
                new Request.Builder().header("User-Agent", settings.userAgent()).post(form),
                true);
        call.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        return call;
    }

    /** Returns where the server wants the same form posted again; null: nowhere. */
    private static @Nullable WebUrl repeatAt(WebUrl at, Response response) {
        String location = response.header("Location");
        boolean repeat = response.code() == 307 || response.code() == 308;
        return repeat && location != null ? at.resolve(location).orElse(null) : null;
    }

    private static String text(Response response) throws IOException {
        byte[] start = response.body().byteStream().readNBytes(TEXT_BYTES);
        return new String(start, StandardCharsets.UTF_8);
    }
}
