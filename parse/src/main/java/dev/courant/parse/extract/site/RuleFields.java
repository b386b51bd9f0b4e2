package dev.courant.parse.extract.site;

import dev.courant.parse.extract.metadata.date.SiteDateFormat;
import dev.courant.parse.extract.tree.Selectors;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one rule, checked as they come. */
final class RuleFields {
    private static final Set<String> SELECTORS = Set.of("select", "strip", "title", "author", "date");
    private static final Set<String> TEXTS = Set.of("dateFormat", "language", "zone");

    private final SiteRulesParser parser;
    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    RuleFields(SiteRulesParser parser) {
        this.parser = parser;
    }

    void put(String field, List<String> texts, int line) {
        if (SELECTORS.contains(field)) {
            texts.forEach(selector -> checkSelector(field, selector, line));
        } else if (!TEXTS.contains(field)) {
            throw parser.problem(
                    line,
                    "\"" + field + "\" is no field; write select, strip, title, author, date, dateFormat, language or"
                            + " zone");
        } else if (texts.size() != 1) {
            throw parser.problem(line, field + " is a list; write one value");
        }
        values.put(field, texts);
        lines.put(field, line);
    }

    private void checkSelector(String field, String selector, int line) {
        String fault = Selectors.check(selector);
        if (fault != null) {
            throw parser.problem(
                    line,
                    field + ": \"" + selector + "\" is no CSS selector (" + fault + "); write one such as"
                            + " article .text");
        }
    }

    SiteRule rule(String host, int line) {
        if (values.keySet().stream().noneMatch(SELECTORS::contains)) {
            throw parser.problem(line, "selects nothing; write at least select: with a CSS selector");
        }
        return new SiteRule(
                host,
                new Selectors(all("select"), all("strip"), all("title"), all("author"), all("date")),
                new SiteDateFormat(format(), zone()));
    }

    private List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    private @Nullable DateTimeFormatter format() {
        String pattern = one("dateFormat");
        String language = one("language");
        try {
            return pattern == null
                    ? null
                    : DateTimeFormatter.ofPattern(
                            pattern, language == null ? Locale.ENGLISH : Locale.forLanguageTag(language));
        } catch (IllegalArgumentException e) {
            throw parser.problem(
                    lines.getOrDefault("dateFormat", 0),
                    "dateFormat: \"" + pattern + "\" is no pattern (" + e.getMessage()
                            + "); write one such as d MMMM yyyy HH:mm");
        }
    }

    private @Nullable ZoneId zone() {
        String zone = one("zone");
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw parser.problem(
                    lines.getOrDefault("zone", 0),
                    "zone: \"" + zone + "\" is no time zone; write one such as Europe/Berlin or +01:00");
        }
    }

    private @Nullable String one(String field) {
        List<String> texts = all(field);
        return texts.isEmpty() ? null : texts.getFirst();
    }
}
