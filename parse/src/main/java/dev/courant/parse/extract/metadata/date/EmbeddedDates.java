package dev.courant.parse.extract.metadata.date;

import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.state.StateFields;
import dev.courant.parse.extract.tree.PageData;
import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import dev.courant.parse.text.date.DateReader;
import dev.courant.parse.text.date.DateWindow;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the day of publication in what a page carries for its scripts: in its data, or as the argument of a call that
 * writes a date in its place. Scripts are read, never executed. For pages that say no day anywhere else.
 */
final class EmbeddedDates {
    private static final int SHORTEST_TITLE = 15;
    private static final int LONGEST_CALL = 200;
    /** A key that may be of a date of publication. Most data have none, and need not be parsed. */
    private static final Pattern KEY = Pattern.compile(
            "(?:[Pp]ubli(?!sher)|[Pp]ub[_-]?[Dd]ate|[Pp]ost(?:ed|[_-]?[Dd]ate)|(?<=[Dd]ate[_-]?)[Pp]ost|[Ii]ssued)"
                    + "[^\"':,;{}()\\[\\]\\\\%]{0,60}+(?:\\\\*+[\"']|%22)?\\s*+(?::|%3A)");

    /** One call, or one of the result of another, whose first argument is a text: {@code write(day("2026-03-04"))}. */
    private static final Pattern CALL = Pattern.compile(
            "\\s*([\\w$.]{2,60})\\s*\\((?:\\s*((?:new\\s+)?[\\w$.]{2,60})\\s*\\()?\\s*([\"'])([^\"'<>()]{8,60})\\3[^()<>]{0,60}"
                    + "(?:\\)(?:\\s*\\.\\w+\\([^()]{0,60}\\))?\\s*)?\\)\\s*;?\\s*(?:</script\\s*>)?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WRITES = Pattern.compile("date|time|moment|write|ago\\b", Pattern.CASE_INSENSITIVE);

    private final PageData data;
    private final DateWindow window;

    EmbeddedDates(PageData data, DateWindow window) {
        this.data = data;
        this.window = window;
    }

    /**
     * Returns the date of the page's article, or null.
     *
     * @param title the page's titles, as one text
     */
    @Nullable
    Sourced<OffsetDateTime> find(String title) {
        List<String> scripts = data.texts();
        OffsetDateTime found = inData(scripts, PlainText.fold(title));
        return found != null ? new Sourced<>(found, "embedded-state") : called(scripts);
    }

    /** The first date of what has the page's title; without such, the only day that there is. */
    private @Nullable OffsetDateTime inData(List<String> scripts, String title) {
        List<String> promising = scripts.stream().filter(EmbeddedDates::hasKey).toList();
        Map<OffsetDateTime, Boolean> dates = new HashMap<>();
        for (StateFields.Field field : StateFields.in(promising, MetaNames::namesPublication)) {
            OffsetDateTime date = window.screen(DateReader.findIn(field.value(), DateReader.NumericOrder.DAY_FIRST));
            if (date != null) {
                dates.merge(date, isTitle(field.title(), title), Boolean::logicalOr);
            }
        }
        boolean named = dates.containsValue(true);
        boolean one = dates.keySet().stream()
                        .map(OffsetDateTime::toLocalDate)
                        .distinct()
                        .count()
                == 1;
        return !named && !one
                ? null
                : dates.keySet().stream()
                        .filter(date -> !named || dates.getOrDefault(date, false))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** Few places have the second and third letter of such a key: only there the pattern is tried. */
    private static boolean hasKey(String script) {
        Matcher key = KEY.matcher(script).useTransparentBounds(true);
        char c = ' ';
        for (int i = 1; i < script.length(); i++) {
            char before = c;
            c = script.charAt(i);
            boolean like = c == 'b' ? before == 'u' : c == 's' && (before == 'o' || before == 's');
            if (like && i >= 2 && key.region(i - 2, script.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTitle(@Nullable String stated, String title) {
        String plain = stated == null ? "" : PlainText.fold(stated);
        return TextWidth.of(plain) >= SHORTEST_TITLE && title.contains(plain);
    }

    /** The date in the first script that is nothing but a call which writes it. */
    private @Nullable Sourced<OffsetDateTime> called(List<String> scripts) {
        for (String script : scripts) {
            Matcher call = CALL.matcher(script.length() <= LONGEST_CALL ? script : "");
            if (call.matches() && writesDate(call.group(2) == null ? call.group(1) : call.group(1) + call.group(2))) {
                OffsetDateTime date =
                        window.screen(DateReader.findIn(call.group(4), DateReader.NumericOrder.DAY_FIRST));
                if (date != null && DateLine.isDate(call.group(4))) {
                    return new Sourced<>(date, "script");
                }
            }
        }
        return null;
    }

    private static boolean writesDate(String function) {
        return WRITES.matcher(function).find() && !MetaNames.tellsOther(function);
    }
}
