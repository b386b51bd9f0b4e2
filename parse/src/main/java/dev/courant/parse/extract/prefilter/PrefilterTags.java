package dev.courant.parse.extract.prefilter;

import dev.courant.parse.text.Resources;
import dev.courant.parse.text.WordTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The roles of tags and attributes in {@link HtmlPrefilter}, by their names, from {@code prefilter.txt}. */
enum PrefilterTags {
    SCRIPT,
    STYLE,
    /** A drawing itself. */
    DRAWING,
    /** What may be in a drawing, itself included. */
    DRAWN,
    /** Elements whose content is text, whatever it looks like. */
    RAW,
    /** Elements without content that are not read. */
    EMPTY,
    /** Elements that are read only if they name the page's canonical URL, or a feed. */
    LINK,
    /** Elements that end a line of text where they begin and where they end. */
    BLOCK,
    /** Elements whose blanks are seen. */
    PRE,
    /** Elements that are not text, of whose attributes none but {@link #DESCRIBING} is read. */
    UNNAMED,
    /** Attributes that are read. */
    READ,
    /** Attributes that are read only if their words tell of a role. */
    NAMING,
    /** Attributes that are read only if they are a time. */
    TITLING,
    /** Attributes that are read only if they tell of an author. */
    RELATING,
    /** Attributes that are read only if they may hide their element. */
    STYLING,
    /** Attributes that say what is in a picture. */
    DESCRIBING;

    private static final WordTable NAMES = words(false);
    private static final WordTable ATTRIBUTES = words(true);

    private static WordTable words(boolean attributes) {
        Map<String, Integer> words = new HashMap<>();
        Resources.wordsByKey(PrefilterTags.class, "prefilter.txt").forEach((key, names) -> {
            PrefilterTags kind = PrefilterTags.valueOf(key.toUpperCase(Locale.ROOT));
            if (kind.compareTo(READ) >= 0 == attributes) {
                names.forEach(name -> words.merge(name, kind.bit(), (a, b) -> a | b));
            }
        });
        return new WordTable(words);
    }

    private int bit() {
        return 1 << ordinal();
    }

    boolean in(int bits) {
        return (bits & bit()) != 0;
    }

    /** What an element is, by the hash of its name in lower case. */
    static int bits(long hash) {
        return NAMES.bits(hash);
    }

    /** Whether an attribute is read for some of its values only. */
    static boolean isJudged(int attributeBits) {
        return NAMING.in(attributeBits)
                || TITLING.in(attributeBits)
                || RELATING.in(attributeBits)
                || STYLING.in(attributeBits);
    }

    /** What an attribute is, by the hash of its name in lower case. */
    static int attributeBits(long hash) {
        return ATTRIBUTES.bits(hash);
    }
}
