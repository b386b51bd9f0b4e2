package dev.courant.parse.extract.tree;

import java.util.Locale;
import java.util.Set;

/** Tells where the links of a page lead: to another page of its site, to another site, or to a document. */
final class LinkTargets {
    private static final int LONGEST_EXTENSION = 5;
    private static final Set<String> DOCUMENTS = Set.of(
            "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "csv", "epub", "zip");

    private final String host;

    /** @param host of the page, without "www."; empty if it is not known */
    LinkTargets(String host) {
        this.host = host;
    }

    /** The labels of a link, as bits. A link into the page itself has none. */
    int labels(String address) {
        if (isInternal(address)) {
            return Label.INTERNAL.bit() | (isDocument(address) ? Label.EXTERNAL.bit() : 0);
        }
        return address.startsWith("http") || address.startsWith("//") ? Label.EXTERNAL.bit() : 0;
    }

    /** Whether an address is of another page of the site, or of a site that is a part of it or the other way round. */
    private boolean isInternal(String address) {
        int start = address.startsWith("//") ? 2 : address.startsWith("http") ? address.indexOf("://") + 3 : 0;
        if (start < 2) {
            return !address.startsWith("#")
                    && (address.indexOf(':') < 0 || address.indexOf(':') > address.indexOf('/'));
        }
        int end = endOfHost(address, start);
        int www = address.startsWith("www.", start) ? start + "www.".length() : start;
        int length = end - www;
        return length >= host.length()
                ? address.startsWith(host, end - host.length())
                : length > 0 && host.regionMatches(host.length() - length, address, www, length);
    }

    private static boolean isDocument(String address) {
        int end = pathEnd(address);
        int dot = end - 1;
        while (dot >= 0 && end - dot <= LONGEST_EXTENSION && address.charAt(dot) != '.') {
            dot--;
        }
        return dot >= 0
                && address.charAt(dot) == '.'
                && DOCUMENTS.contains(address.substring(dot + 1, end).toLowerCase(Locale.ROOT));
    }

    private static int pathEnd(String address) {
        int query = address.indexOf('?');
        int end = query < 0 ? address.length() : query;
        int fragment = address.indexOf('#');
        return fragment < 0 ? end : Math.min(end, fragment);
    }

    private static int endOfHost(String address, int from) {
        int end = from;
        while (end < address.length() && !endsHost(address.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsHost(char c) {
        return c == '/' || c == '?' || c == '#' || c == ':';
    }
}
