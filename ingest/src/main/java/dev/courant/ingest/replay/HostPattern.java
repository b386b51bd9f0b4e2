package dev.courant.ingest.replay;

import dev.courant.parse.url.WebUrl;
import dev.courant.runtime.CourantException;

/**
 * Names a host, or all hosts below a domain. Whole labels are compared, so that {@code *.example.org} is neither
 * {@code badexample.org} nor {@code example.org} itself.
 *
 * @param name in lower case and ASCII: the host, or the domain that its hosts are below
 * @param below whether the hosts below are meant
 */
public record HostPattern(String name, boolean below) {
    private static final String BELOW = "*.";

    /**
     * Reads a pattern.
     *
     * @param text such as {@code www.example.org} or {@code *.example.org}
     * @return the pattern
     * @throws CourantException when it is neither
     */
    public static HostPattern parse(String text) {
        boolean below = text.startsWith(BELOW);
        String name = below ? text.substring(BELOW.length()) : text;
        return WebUrl.parse("http://" + name + "/")
                .filter(url -> url.isHome() && url.hostKey().equals(url.host()) && name.indexOf('/') < 0)
                .map(url -> new HostPattern(url.host(), below))
                .orElseThrow(() -> new CourantException("--host=" + text
                        + ": write a host such as www.example.org, or *.example.org for all below it"));
    }

    /**
     * Returns whether a host is meant.
     *
     * @param host in lower case and ASCII, without a port
     * @return whether it is
     */
    public boolean matches(String host) {
        return below ? host.endsWith("." + name) : host.equals(name);
    }

    @Override
    public String toString() {
        return below ? BELOW + name : name;
    }
}
