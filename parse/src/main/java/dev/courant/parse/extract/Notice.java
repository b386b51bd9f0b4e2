package dev.courant.parse.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much the titles and the text of a page are those of a notice: a page that is served in the place of an article. A
 * story about such pages has some of their words, but does not consist of them. Immutable.
 *
 * @param kind what most of its sentences say; null: none says anything of the kind
 * @param sentences how many sentences say it
 * @param share the share of the text, 0 to 1, that says it or offers help
 * @param titled whether a title is one that only such pages have
 * @param hinted whether a title sounds like that of such a page
 * @param personal whether the text addresses its reader, not counting what it quotes
 */
record Notice(@Nullable PageKind kind, int sentences, double share, boolean titled, boolean hinted, boolean personal) {
    private static final NoticeRules RULES = NoticeRules.standard();
    private static final int LONGEST = 6_000;
    private static final int LONGEST_TITLE_WORDS = 10;
    private static final int LONGEST_SITE_WORDS = 4;
    /** What ends a sentence where a blank follows, and what does in any case. */
    private static final String STOPS = ".!?…؟";

    private static final String BREAKS = "\n。！？।";
    private static final String BLANKS = " \n\t\r\f\u000b";
    private static final Pattern QUOTED = Pattern.compile("[\"“”„«»「」]");
    private static final Pattern TITLE_PARTS = Pattern.compile("\\s+[-–—|·:»«/•]+\\s+|[|:!.?,]+\\s*");

    /**
     * Reads a page.
     *
     * @param titles the titles that the page has: of the document, of the metadata, its first heading
     * @param text its text; what exceeds a few thousand characters is not read
     */
    static Notice read(List<String> titles, String text) {
        Map<PageKind, Integer> counts = new EnumMap<>(PageKind.class);
        PageKind ofTitle = ofTitles(titles);
        long noticed = 0;
        long total = 0;
        boolean personal = false;
        for (String sentence : sentences(text)) {
            NoticeRules.Meaning meaning = RULES.read(sentence);
            meaning.kinds().forEach(kind -> counts.merge(kind, 1, Integer::sum));
            total += sentence.length();
            noticed += !meaning.kinds().isEmpty() || meaning.helps() ? sentence.length() : 0;
            personal |= meaning.addresses() && !QUOTED.matcher(sentence).find();
        }
        PageKind kind = strongest(counts, ofTitle);
        boolean hinted = titles.stream().anyMatch(title -> isHint(title, kind));
        return new Notice(
                kind,
                kind == null ? 0 : counts.getOrDefault(kind, 0),
                total == 0 ? 0 : (double) noticed / total,
                ofTitle != null,
                hinted,
                personal);
    }

    /** Returns the kind of pages that have one of these titles; null when none is one of theirs. */
    static @Nullable PageKind ofTitles(List<String> titles) {
        return titles.stream()
                .map(Notice::exact)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int length = Math.min(text.length(), LONGEST);
        int start = 0;
        int at = 0;
        while (at < length) {
            int end = endOfBreak(text, at, length);
            if (end > at) {
                add(text.substring(start, at), sentences);
                start = end;
            }
            at = Math.max(end, at + 1);
        }
        add(text.substring(start, length), sentences);
        return sentences;
    }

    /** Returns the end of what parts two sentences at a position; the position itself if nothing does. */
    private static int endOfBreak(String text, int at, int length) {
        char c = text.charAt(at);
        if (c > ' ' && c < '।') {
            return at;
        }
        boolean stopped = at > 0 && STOPS.indexOf(text.charAt(at - 1)) >= 0;
        String parting = stopped && BLANKS.indexOf(c) >= 0 ? BLANKS : BREAKS;
        int end = at;
        while (end < length && parting.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static void add(String sentence, List<String> sentences) {
        if (!sentence.isBlank()) {
            sentences.add(sentence);
        }
    }

    private static @Nullable PageKind strongest(Map<PageKind, Integer> counts, @Nullable PageKind ofTitle) {
        PageKind best = ofTitle;
        int most = ofTitle == null ? 0 : 1 + counts.getOrDefault(ofTitle, 0);
        for (Map.Entry<PageKind, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                best = entry.getKey();
                most = entry.getValue();
            }
        }
        return best;
    }

    /** Returns the kind of pages that have such a title, perhaps with the name of a site. */
    private static @Nullable PageKind exact(String title) {
        if (!RULES.mentionsTitle(title)) {
            return null;
        }
        PageKind whole = RULES.ofTitle(title);
        if (whole != null) {
            return whole;
        }
        PageKind found = null;
        for (String part : TITLE_PARTS.split(title)) {
            PageKind kind = RULES.ofTitle(part);
            if (kind == null && words(part) > LONGEST_SITE_WORDS) {
                return null;
            }
            found = found == null ? kind : found;
        }
        return found;
    }

    private static boolean isHint(String title, @Nullable PageKind kind) {
        return kind != null
                && words(title) <= LONGEST_TITLE_WORDS
                && RULES.read(title).kinds().contains(kind);
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
