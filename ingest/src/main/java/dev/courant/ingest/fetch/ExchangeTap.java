package dev.courant.ingest.fetch;

import dev.courant.parse.url.WebUrl;
import dev.courant.recording.Header;
import dev.courant.recording.warc.HttpCapture;
import dev.courant.recording.warc.HttpCapture.Truncation;
import dev.courant.recording.warc.HttpHead;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one exchange as it goes over the wire, for somebody who wants to archive it: the body before it is decoded, up
 * to a limit. What goes wrong with keeping it is no failure of the request. For one response; used by one thread.
 */
final class ExchangeTap {
    /** Nobody else reads the bodies of redirects and errors; some servers announce one and never send it. */
    private static final int UNREAD_BYTES = 64 << 10;

    /** The document is there already, so that nobody waits long for what only the archive wants. */
    private static final long PATIENCE_SECONDS = 2;

    private static final int BUFFER = 8 << 10;

    private final Consumer<HttpCapture> keeper;
    private final WebUrl url;
    private final Instant at;
    private final Response response;
    private final int limit;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private @Nullable Truncation truncation;

    /** @param limit the largest body that is kept whole, in bytes as they come */
    ExchangeTap(Consumer<HttpCapture> keeper, WebUrl url, Instant at, Response response, int limit) {
        this.keeper = keeper;
        this.url = url;
        this.at = at;
        this.response = response;
        this.limit = limit;
    }

    /** Returns the raw body, of which all that is read is kept. */
    InputStream through(InputStream raw) {
        return new FilterInputStream(raw) {
            @Override
            public int read() throws IOException {
                int next = super.read();
                if (next >= 0) {
                    keep(new byte[] {(byte) next}, 0, 1);
                }
                return next;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                if (read > 0) {
                    keep(into, from, read);
                }
                return read;
            }

            @Override
            public long skip(long most) throws IOException {
                return readNBytes((int) Math.min(most, BUFFER)).length;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    /**
     * Keeps a document that was read.
     *
     * @param tapped the raw body
     * @param whole whether all of it was wanted; the bytes that the decoder left are read then, such as those behind
     *     the end of the compressed data
     */
    void keepDocument(InputStream tapped, boolean whole) {
        if (whole) {
            readRest(tapped, limit);
        } else {
            truncation = Truncation.LENGTH;
        }
        done();
    }

    /** Keeps a redirect or an error, with the body that nobody else reads. */
    void keepUnread() {
        readRest(through(response.body().byteStream()), Math.min(UNREAD_BYTES, limit));
        done();
    }

    private void done() {
        Response network = response.networkResponse() == null ? response : response.networkResponse();
        String message = network.message().isEmpty() ? "" : " " + network.message();
        String version = network.protocol() == Protocol.HTTP_1_0 ? "HTTP/1.0" : "HTTP/1.1";
        keeper.accept(new HttpCapture(
                url.toString(),
                at,
                network.protocol().toString(),
                request(network.request()),
                network.code(),
                new HttpHead(version + " " + network.code() + message, headers(network.headers())),
                kept.toByteArray(),
                truncation));
    }

    private void keep(byte[] bytes, int from, int length) {
        int room = limit - kept.size();
        if (length > room) {
            truncation = Truncation.LENGTH;
        }
        kept.write(bytes, from, Math.min(length, room));
    }

    private void readRest(InputStream tapped, int most) {
        byte[] buffer = new byte[BUFFER];
        try {
            response.body().source().timeout().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
            int read = 0;
            while (read >= 0 && kept.size() < most) {
                read = tapped.read(buffer, 0, Math.min(buffer.length, most - kept.size()));
            }
            if (read >= 0 && tapped.read() >= 0) {
                truncation = Truncation.LENGTH;
            }
        } catch (InterruptedIOException e) {
            truncation = Truncation.TIME;
        } catch (IOException e) {
            truncation = Truncation.DISCONNECT;
        }
    }

    private static HttpHead request(Request request) {
        HttpUrl url = request.url();
        String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
        return new HttpHead(
                request.method() + " " + url.encodedPath() + query + " HTTP/1.1", headers(request.headers()));
    }

    private static List<Header> headers(Headers headers) {
        List<Header> all = new ArrayList<>(headers.size());
        headers.forEach(header -> all.add(new Header(header.getFirst(), header.getSecond())));
        return all;
    }
}
