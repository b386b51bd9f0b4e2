package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.GuardedSocketFactory.AddressRefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP clients: one that verifies certificates, and one that does not, which is made when it is first needed. They
 * share connections, but OkHttp never uses one that was made with other rules. Thread-safe.
 */
final class Clients implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Clients.class);
    private static final int IDLE_CONNECTIONS = 64;
    private static final int MOST_WARNED = 10_000;

    private final AddressGuard guard;
    private final Dns dns = new LoopbackNames();
    private final @Nullable Proxy proxy;
    private final OkHttpClient verifying;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private @Nullable OkHttpClient trusting;

    Clients(FetchSettings settings) {
        guard = new AddressGuard(settings.allow());
        proxy = ProxyAddress.parse(settings.proxy());
        verifying = new OkHttpClient.Builder()
                // With a proxy every connection goes to it, and its address is the operator's choice.
                .socketFactory(proxy == null ? new GuardedSocketFactory(guard) : SocketFactory.getDefault())
                .dns(dns)
                .proxy(proxy == null ? Proxy.NO_PROXY : proxy)
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.totalTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .build();
    }

    /** The client for a request; says once for each host that it may be anybody's. */
    OkHttpClient client(HttpUrl url, boolean verify) {
        if (verify || !url.isHttps()) {
            return verifying;
        }
        if (warned.size() < MOST_WARNED && warned.add(url.host())) {
            log.warn("event=certificate_not_verified host={} cause=\"its feed's definition asks for it\"", url.host());
        }
        return trusting();
    }

    private synchronized OkHttpClient trusting() {
        if (trusting == null) {
            trusting = AnyCertificate.acceptedBy(verifying);
        }
        return trusting;
    }

    /**
     * Has a request answered.
     *
     * @throws IOException when it is not, whatever the reason
     */
    Response execute(Call call) throws IOException {
        check(call.request().url());
        try {
            return call.execute();
        } catch (IllegalStateException | IllegalArgumentException e) {
            // OkHttp meets some nonsense of servers, such as a negative status, with its own assertions.
            throw new IOException("an answer that makes no sense: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses what the proxy must not be asked for. Without a proxy each connection is checked when it is made.
     *
     * @throws AddressRefusedException when the host has an address that must not be contacted
     */
    private void check(HttpUrl url) throws IOException {
        if (proxy != null) {
            for (InetAddress address : addresses(url.host())) {
                if (!guard.allows(address)) {
                    throw new AddressRefusedException(address);
                }
            }
        }
    }

    /** Behind a proxy there may be no way to look up names of the outside; then it is for the proxy to know. */
    private List<InetAddress> addresses(String host) {
        try {
            return dns.lookup(host);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        verifying.connectionPool().evictAll();
        verifying.dispatcher().executorService().shutdown();
    }
}
