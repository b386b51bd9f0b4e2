package dev.courant.ingest.replay;

import dev.courant.parse.url.WebUrl;
import dev.courant.recording.Exchange;
import java.util.Locale;
import java.util.Set;

/** Tells what a reader may have opened as a page from what belongs to one, or is for machines. Pure functions. */
final class PageTypes {
    private static final Set<String> KINDS = Set.of("image", "audio", "video", "font");

    private static final Set<String> TYPES = Set.of(
            "text/css",
            "text/xml",
            "text/javascript",
            "application/javascript",
            "application/x-javascript",
            "application/ecmascript",
            "application/json",
            "application/manifest+json",
            "application/wasm",
            "application/xml",
            "text/vtt",
            "application/font-woff",
            "application/vnd.ms-fontobject");

    private static final Set<String> PATHS = Set.of("/robots.txt", "/favicon.ico");

    private PageTypes() {}

    /** Returns whether a response cannot be an article, whatever it says. */
    static boolean isNoPage(WebUrl url, Exchange exchange) {
        return PATHS.contains(url.requestTarget())
                || exchange.header("Content-Type").filter(PageTypes::isNoPage).isPresent();
    }

    private static boolean isNoPage(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean xml = type.endsWith("+xml") && !type.equals("application/xhtml+xml");
        return xml || type.endsWith("+json") || TYPES.contains(type) || KINDS.contains(type.split("/", 2)[0]);
    }
}
