package dev.courant.recording.build;

import dev.courant.runtime.CourantException;
import java.net.URI;
import java.net.URISyntaxException;

/** Scheme, host and port of a publisher. Immutable. */
record SiteAddress(String origin) {
    static SiteAddress of(String home) {
        String origin = home.endsWith("/") ? home.substring(0, home.length() - 1) : home;
        if (!isWeb(origin) || !URI.create(origin).getRawPath().isEmpty()) {
            throw new CourantException(home + " is no home page: write one such as https://harbour.example");
        }
        return new SiteAddress(origin);
    }

    /** Returns the URL of a path; a whole URL stays as it is. */
    String url(String path) {
        String url = path.startsWith("/") ? origin + path : path;
        if (!isWeb(url)) {
            throw new CourantException(path + " is no place of " + origin
                    + ": write a path such as /news/1, or a whole URL; encode what a URL must not contain");
        }
        return url;
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = new URI(url);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
