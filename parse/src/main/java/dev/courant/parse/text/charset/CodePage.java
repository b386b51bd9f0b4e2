package dev.courant.parse.text.charset;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/**
 * A charset of single bytes and the languages that are written in it. Immutable.
 *
 * @param kinds what each byte stands for
 * @param languages the languages
 */
record CodePage(Charset charset, Kind[] kinds, List<LetterCosts> languages) {
    private static final String QUOTES_AND_DASHES = "\u00a0\u00ad“”„‘’‚‹›«»–—…¿¡";
    private static final String JOINING = "\u00ad’·";

    /** What a byte stands for; costs as in {@link LetterCosts}. */
    enum Kind {
        SMALL(0, 0),
        CAPITAL(0, 0),
        /** A vowel or tone above or below a letter. */
        MARK(44, 10),
        /** What may stand between the letters of a word: an apostrophe, a soft hyphen. */
        JOINER(12, 12),
        /** A quotation mark, a dash, a blank that does not break. */
        PUNCTUATION(12, 28),
        /** Signs of currencies, units and the like, which mostly stand apart from letters. */
        SYMBOL(24, 44),
        /** A control character, or none. */
        UNDEFINED(64, 64);

        private final int atEdge;
        private final int within;

        Kind(int atEdge, int within) {
            this.atEdge = atEdge;
            this.within = within;
        }

        boolean isLetter() {
            return this == SMALL || this == CAPITAL;
        }

        /**
         * Returns what a character costs that is no letter.
         *
         * @param inside whether a letter precedes it
         * @param letterNext whether a letter follows
         */
        int cost(boolean inside, boolean letterNext) {
            if (this == SYMBOL && inside != letterNext) {
                return (atEdge + within) / 2;
            }
            return inside && (letterNext || this == MARK) ? within : atEdge;
        }
    }

    static CodePage of(Charset charset, List<LetterCosts> languages) {
        Kind[] kinds = new Kind[256];
        String characters = characters(charset);
        for (int b = 0; b < kinds.length; b++) {
            kinds[b] = kindOf(characters.charAt(b));
        }
        return new CodePage(charset, kinds, languages);
    }

    /** Returns the character of each byte; U+FFFD for none. */
    static String characters(Charset charset) {
        byte[] bytes = new byte[256];
        for (int b = 0; b < bytes.length; b++) {
            bytes[b] = (byte) b;
        }
        return new String(bytes, charset);
    }

    Kind kind(int b) {
        return kinds[b];
    }

    /**
     * Returns what words cost: half of it in the one language that fits them all best, half in the language that fits
     * each of them best, since names are of many languages.
     */
    int cost(List<byte[]> words) {
        int[] byLanguage = new int[languages.size()];
        int ofEach = 0;
        for (byte[] word : words) {
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < byLanguage.length; i++) {
                int cost = languages.get(i).of(word, this);
                byLanguage[i] += cost;
                least = Math.min(least, cost);
            }
            ofEach += least;
        }
        return (ofEach + Arrays.stream(byLanguage).min().orElse(ofEach)) / 2;
    }

    private static Kind kindOf(char c) {
        if (Character.isLetter(c) && c != 'ª' && c != 'º' && c != 'ƒ' && c != 'ˆ') {
            return Character.isUpperCase(c) ? Kind.CAPITAL : Kind.SMALL;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK -> Kind.MARK;
            case Character.CONTROL, Character.UNASSIGNED, Character.PRIVATE_USE -> Kind.UNDEFINED;
            default -> {
                if (c == '\uFFFD') {
                    yield Kind.UNDEFINED;
                }
                yield JOINING.indexOf(c) >= 0
                        ? Kind.JOINER
                        : QUOTES_AND_DASHES.indexOf(c) >= 0 ? Kind.PUNCTUATION : Kind.SYMBOL;
            }
        };
    }
}
