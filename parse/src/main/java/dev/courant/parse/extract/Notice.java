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
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?…؟])\\s+|[。！？।\\n]+");
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
        for (String sentence : SENTENCE_END.split(text.substring(0, Math.min(text.length(), LONGEST)))) {
            if (!sentence.isBlank()) {
                sentences.add(sentence);
            }
        }
        return sentences;
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
