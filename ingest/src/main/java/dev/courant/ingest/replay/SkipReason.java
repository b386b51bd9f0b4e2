package dev.courant.ingest.replay;

import java.util.Locale;

/** Why a record is no link to an article. */
public enum SkipReason {
    /** It holds no response: a request, metadata, a description of the file. */
    NO_RESPONSE,
    /** A response that was the same as an earlier one, which is not repeated. */
    UNCHANGED,
    /** A redirect: what it leads to has a record of its own. */
    REDIRECT,
    /** A feed, a sitemap, a picture, a script, robots.txt: what no reader would call a page. */
    NOT_A_PAGE,
    /** Its address is not one of the web, such as that of a look-up in the DNS. */
    NOT_HTTP,
    /** Received before {@code --since} or after {@code --until}. */
    OTHER_TIME,
    /** Of a host that {@code --host} does not name. */
    OTHER_HOST;

    /** {@return the name for people and programs, such as {@code not-a-page}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
