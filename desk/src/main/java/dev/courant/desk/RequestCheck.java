package dev.courant.desk;

import dev.courant.runtime.http.AllowedHosts;
import dev.courant.runtime.http.ReadOnlyService;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Map;

/** Refuses requests for other hosts, and those that do not only read. Thread-safe. */
record RequestCheck(AllowedHosts hosts) implements Handler {
    private static final int MISDIRECTED = 421;

    @Override
    public void handle(Context context) {
        String host = context.req().getServerName();
        if (!hosts.allows(host)) {
            throw new HttpResponseException(MISDIRECTED, hosts.refusal(host), Map.of());
        }
        if (!ReadOnlyService.reads(context.req().getMethod())) {
            context.header("Allow", ReadOnlyService.METHODS);
            throw new MethodNotAllowedResponse("the newsdesk only shows: GET or HEAD", Map.of());
        }
    }
}
