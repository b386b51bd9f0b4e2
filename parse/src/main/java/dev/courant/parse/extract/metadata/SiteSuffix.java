package dev.courant.parse.extract.metadata;

import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The name of the site, or of a section, before or after the headline in a title. */
final class SiteSuffix {
    private static final List<String> SEPARATORS = List.of(
            " | ", " – ", " — ", " - ", " -- ", " :: ", " » ", " · ", " ‹ ", " « ", " • ", " // ", " ~ ", " > ", " › ",
            "｜");

    /** Also what stands inside headlines as often as before a site's name. */
    private static final List<String> ALL_SEPARATORS =
            Stream.concat(SEPARATORS.stream(), Stream.of(" : ")).toList();

    private static final String TIGHT_MARKS = "-|｜丨_–—«»·•";
    /** Without spaces around them these stand in headlines, too. */
    private static final Pattern TIGHT = Pattern.compile("(?<=\\S)(?:--|[|｜丨_–—«»·•])(?=\\S)");

    private static final List<String> COLONS = List.of(": ", " : ", "：");

    private static final int SHORTEST_CJK = 4;

    private SiteSuffix() {}

    /** The last and the first part of a title at its separators; none if it has no separator. */
    static List<String> ends(String title) {
        List<String> parts = new ArrayList<>();
        for (String separator : ALL_SEPARATORS) {
            int last = title.lastIndexOf(separator);
            if (last > 0) {
                parts.add(title.substring(last + separator.length()));
                parts.add(title.substring(0, title.indexOf(separator)));
            }
        }
        return parts;
    }

    /**
     * Cuts a last or first part off at a separator if it is the site's name, or if no name is known and it is short.
     */
    static String cut(String whole, @Nullable String site) {
        String title = withoutSections(whole);
        for (String separator : SEPARATORS) {
            int last = title.lastIndexOf(separator);
            if (last > 0 && isSite(title.substring(last + separator.length()), title, site)) {
                return title.substring(0, last).strip();
            }
            int first = title.indexOf(separator);
            if (first > 0
                    && site != null
                    && PlainText.fold(title.substring(0, first)).equals(PlainText.fold(site))) {
                return title.substring(first + separator.length()).strip();
            }
        }
        return site == null ? title : withoutName(title, PlainText.fold(site));
    }

    /** Korean titles go on with the section and the kind of the page behind a sign like this. */
    private static String withoutSections(String title) {
        int sign = title.indexOf(" < ");
        return sign >= SHORTEST_CJK && isKorean(title)
                ? title.substring(0, sign).strip()
                : title;
    }

    private static boolean isKorean(String title) {
        return title.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
    }

    /** Without exactly the site's name before or after a colon. */
    private static String withoutName(String title, String site) {
        for (String colon : COLONS) {
            int first = title.indexOf(colon);
            if (first > 0 && PlainText.fold(title.substring(0, first)).equals(site)) {
                return title.substring(first + colon.length()).strip();
            }
            int last = title.lastIndexOf(colon);
            if (last > 0
                    && PlainText.fold(title.substring(last + colon.length())).equals(site)) {
                return title.substring(0, last).strip();
            }
        }
        return title;
    }

    /**
     * Cuts a title at a separator without spaces around it where the rest is the site's name or the part before it is
     * all that something else on the page says. Chinese titles are cut at their first underscore in any case: a section
     * and the site follow there.
     *
     * @param said gives what else is said to be the title, as plain text; few titles need it
     */
    static String cutTight(String title, Supplier<Set<String>> said, @Nullable String site) {
        Matcher m = TIGHT.matcher(title);
        if (!hasSeparator(title) || !m.find()) {
            return title;
        }
        String name = site == null ? "" : PlainText.fold(site);
        Set<String> others = said.get();
        do {
            String before = title.substring(0, m.start());
            String rest = PlainText.fold(title.substring(m.end()));
            String plain = PlainText.fold(before);
            boolean ends = !plain.isEmpty() && !rest.isEmpty() && !plain.equals(name);
            if (ends && (rest.equals(name) || others.contains(plain) || isSectioned(before, m.group()))) {
                return before;
            }
        } while (m.find());
        return title;
    }

    /** A quick look that spares most titles the search for the pattern. */
    private static boolean hasSeparator(String title) {
        for (int i = 0; i < title.length(); i++) {
            if (TIGHT_MARKS.indexOf(title.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSectioned(String before, String separator) {
        return separator.equals("_")
                && before.length() >= SHORTEST_CJK
                && before.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static boolean isSite(String part, String title, @Nullable String site) {
        if (site == null) {
            boolean word = Character.isLowerCase(part.codePointAt(0)) && part.indexOf('.') < 0 && part.indexOf(' ') > 0;
            return part.length() * 2 < title.length() && !word;
        }
        String plain = PlainText.fold(part).replace(" ", "");
        String name = PlainText.fold(site).replace(" ", "");
        return plain.contains(name) || name.contains(plain);
    }
}
