package dev.courant.recording.folder;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The media type of an answer that states no headers. */
final class DefaultType {
    private static final Map<String, String> BY_EXTENSION = Map.of(
            "html", "text/html",
            "htm", "text/html",
            "rss", "application/rss+xml",
            "atom", "application/atom+xml",
            "xml", "application/xml",
            "json", "application/json",
            "txt", "text/plain");
    private static final Map<String, String> BY_BEGINNING = Map.of(
            "<!doctype html", "text/html; charset=utf-8",
            "<html", "text/html; charset=utf-8",
            "<?xml", "application/xml",
            "<rss", "application/rss+xml",
            "<feed", "application/atom+xml",
            "{", "application/json");

    private DefaultType() {}

    static Optional<String> ofFile(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_EXTENSION.get(extension));
    }

    static Optional<String> ofText(byte[] utf8) {
        String start = new String(utf8, 0, Math.min(utf8.length, 256), StandardCharsets.UTF_8)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        return BY_BEGINNING.entrySet().stream()
                .filter(known -> start.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.of("text/plain; charset=utf-8"));
    }
}
