package dev.courant.parse.opml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses of feeds as lists have them. Pure functions. */
final class FeedAddress {
    /** Schemes by which browsers handed feeds over to readers: in the place of http, or before an address. */
    private static final Pattern READER =
            Pattern.compile("(?:feeds?|rss|pcast|itpc|podcast):(?://)?((https?:)?/{0,2}.*)", Pattern.CASE_INSENSITIVE);

    /** White space around line breaks, which browsers remove (WHATWG URL, section 4.4), and indentation beside them. */
    private static final Pattern LINE_BREAK = Pattern.compile("[ \\t]*[\\r\\n\\t][ \\t\\r\\n]*");

    private static final int LONGEST = 8_192;

    private FeedAddress() {}

    /** Returns an address as browsers read it, with http or https in the place of the scheme of a reader. */
    static String of(String written) {
        if (written.length() > LONGEST) {
            return written;
        }
        String address = LINE_BREAK.matcher(written).replaceAll("").strip();
        Matcher reader = READER.matcher(address);
        if (!reader.matches()) {
            return address;
        }
        String rest = reader.group(1);
        boolean hasHost = address.contains("://") || rest.startsWith("//");
        if (reader.group(2) != null) {
            return rest;
        }
        return hasHost ? "http://" + rest.replaceFirst("^/+", "") : address;
    }
}
