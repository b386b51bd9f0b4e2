package dev.courant.ingest.fetch;

import dev.courant.ingest.fetch.address.AddressGuard;
import dev.courant.ingest.fetch.address.GuardedSocketFactory;
import dev.courant.ingest.fetch.address.GuardedSocketFactory.AddressRefusedException;
import dev.courant.ingest.fetch.address.LoopbackDns;
import dev.courant.ingest.fetch.address.ProxyAddress;
import dev.courant.parse.url.WebUrl;
import dev.courant.recording.WebGateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP clients: some that verify certificates, and one that does not, which is made when it is first needed.
 *
 * <p>OkHttp looks through all connections of a pool for each request, those in use included. With a thousand pages
 * being fetched that took more than half of the time of a whole instance. So hosts are divided among several clients,
 * each with a pool of its own. Thread-safe.
 */
final class HttpClients implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpClients.class);
    private static final int POOLS = 64;

    /** In each pool. A connection outlives the usual pause between two requests to its host. */
    private static final int IDLE_CONNECTIONS = 8;

    private static final int MOST_WARNED = 10_000;

    private final AddressGuard guard;
    private final Dns dns = new LoopbackDns();
    private final @Nullable Proxy proxy;
    private final @Nullable WebGateway gateway;
    private final List<OkHttpClient> verifying;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private @Nullable OkHttpClient unverifying;

    /** @param gateway where all requests go; null: to their servers */
    HttpClients(FetchSettings settings, UnaryOperator<OkHttpClient.Builder> changes, @Nullable WebGateway gateway) {
        this.gateway = gateway;
        guard = new AddressGuard(settings.allow());
        proxy = gateway == null ? ProxyAddress.parse(settings.proxy()) : null;
        OkHttpClient first = changes.apply(new OkHttpClient.Builder()
                        .socketFactory(goesToServers() ? new GuardedSocketFactory(guard) : SocketFactory.getDefault())
                        .dns(dns)
                        .proxy(proxy == null ? Proxy.NO_PROXY : proxy)
                        .connectTimeout(settings.connectTimeout())
                        .readTimeout(settings.totalTimeout())
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .connectionPool(pool()))
                .build();
        verifying = Stream.concat(
                        Stream.of(first),
                        Stream.generate(
                                () -> first.newBuilder().connectionPool(pool()).build()))
                .limit(POOLS)
                .toList();
    }

    /** A proxy or gateway gets every connection, and its address is the choice of whoever runs this. */
    private boolean goesToServers() {
        return proxy == null && gateway == null;
    }

    private static ConnectionPool pool() {
        return new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES);
    }

    /** Returns the client for a request; logs once for each host that its certificate is not verified. */
    OkHttpClient client(WebUrl url, boolean verify) {
        if (verify || !url.isHttps() || gateway != null) {
            return verifying.get(Math.floorMod(url.host().hashCode(), POOLS));
        }
        if (warned.size() < MOST_WARNED && warned.add(url.host())) {
            log.warn("event=certificate_not_verified host={} cause=\"its feed's definition asks for it\"", url.host());
        }
        return unverifying();
    }

    private synchronized OkHttpClient unverifying() {
        if (unverifying == null) {
            unverifying = TrustAllManager.notVerifying(verifying.getFirst());
        }
        return unverifying;
    }

    /**
     * Returns a call that is ready to be executed. Its request is for the gateway, if there is one.
     *
     * @param request the request for a URL
     * @param verify whether the certificate is verified
     */
    Call call(WebUrl url, Request.Builder request, boolean verify) {
        return client(url, verify)
                .newCall(gateway == null ? request.url(url.http()).build() : toGateway(url, request, gateway));
    }

    private static Request toGateway(WebUrl url, Request.Builder request, WebGateway gateway) {
        HttpUrl address = new HttpUrl.Builder()
                .scheme("http")
                .host(gateway.address().getHostString())
                .port(gateway.address().getPort())
                .build();
        return request.url(address)
                .header(WebGateway.URL_HEADER, url.withoutFragment().toString())
                .build();
    }

    /**
     * Sends a request for a URL and returns the response.
     *
     * @throws IOException when there is none, whatever the reason
     */
    Response execute(WebUrl url, Call call) throws IOException {
        check(url.host());
        try {
            return call.execute();
        } catch (IllegalStateException | IllegalArgumentException e) {
            // OkHttp throws these for some malformed responses, such as a negative status.
            throw new IOException("malformed response: " + e.getMessage(), e);
        }
    }

    /**
     * Refuses hosts that the proxy or gateway must not be asked for. Without one each connection is checked when it is
     * made.
     *
     * @throws AddressRefusedException when the host has an address that must not be contacted
     */
    private void check(String host) throws IOException {
        if (!goesToServers()) {
            for (InetAddress address : gateway == null ? addresses(host) : literal(host)) {
                if (!guard.allows(address)) {
                    throw new AddressRefusedException(address);
                }
            }
        }
    }

    /** A gateway answers for names that are not looked up; an address is refused as it would be elsewhere. */
    private static List<InetAddress> literal(String host) {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Behind a proxy, public names may not resolve here; the proxy then resolves them. */
    private List<InetAddress> addresses(String host) {
        try {
            return dns.lookup(host);
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        verifying.forEach(client -> client.connectionPool().evictAll());
        verifying.getFirst().dispatcher().executorService().shutdown();
    }
}
