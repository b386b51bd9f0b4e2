package dev.courant.parse.text.charset;

/**
 * How likely words are in one language, written in one charset. A cost is {@code -ln(probability)} in quarters.
 * Immutable.
 *
 * @param letters for each byte the number of its letter in the language, without case; below zero: none of its letters
 * @param first what each letter costs at the beginning of a word
 * @param pairs what each letter costs behind each other one; empty where the language is known by its letters alone
 */
record LetterCosts(int[] letters, byte[] first, byte[][] pairs) {
    private static final int FOREIGN = 52;
    private static final int CAPITAL_WITHIN = 16;
    private static final int CAPITAL_AFTER_CAPITAL = 2;

    /** Returns what a word costs. */
    int of(byte[] word, CodePage page) {
        int total = 0;
        int before = -1;
        boolean inside = false;
        boolean small = false;
        for (int i = 0; i < word.length; i++) {
            int b = word[i] & 0xff;
            CodePage.Kind kind = page.kind(b);
            if (kind.isLetter()) {
                boolean capital = kind == CodePage.Kind.CAPITAL;
                int letter = letters[b];
                total += cost(before, letter);
                if (capital && inside) {
                    total += small ? CAPITAL_WITHIN : CAPITAL_AFTER_CAPITAL;
                }
                before = letter;
                inside = true;
                small = !capital;
            } else {
                boolean letterNext =
                        i + 1 < word.length && page.kind(word[i + 1] & 0xff).isLetter();
                total += kind.cost(inside, letterNext);
                if (kind != CodePage.Kind.MARK) {
                    before = -1;
                    inside = false;
                    small = false;
                }
            }
        }
        return total;
    }

    private int cost(int before, int letter) {
        if (letter < 0) {
            return FOREIGN;
        }
        return before < 0 || pairs.length == 0 ? first[letter] : pairs[before][letter];
    }
}
