package dev.courant.enrich.language;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokens;
import dev.courant.parse.text.Resources;
import java.util.Arrays;
import java.util.List;

/**
 * The function words of six languages: about a third to a half of running text in any of them, whatever it is about.
 * Immutable and thread-safe.
 */
public final class FunctionWords {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it");
    private static final int SAMPLE = 400;

    /** For each lexicon form, one bit for each language that has it as a function word. */
    private final int[] languagesOf;

    private FunctionWords(int[] languagesOf) {
        this.languagesOf = languagesOf;
    }

    /**
     * Reads the lists.
     *
     * @param lexicon gets the words; forms that it has keep their numbers
     * @return the words by the forms of that lexicon
     */
    public static FunctionWords over(Lexicon.Builder lexicon) {
        int[] languagesOf = new int[1024];
        for (int language = 0; language < LANGUAGES.size(); language++) {
            for (String word : Resources.lines(FunctionWords.class, LANGUAGES.get(language) + ".txt")) {
                int form = lexicon.add(word);
                if (form >= languagesOf.length) {
                    languagesOf = Arrays.copyOf(languagesOf, form * 2);
                }
                languagesOf[form] |= 1 << language;
            }
        }
        return new FunctionWords(languagesOf);
    }

    /**
     * Whether a word is a function word of any language here.
     *
     * @param form a form of the lexicon, or negative for a word that it does not have
     */
    public boolean contains(int form) {
        return languages(form) != 0;
    }

    /**
     * The share of each language's function words among the first 400 words; a word of several languages is divided.
     */
    Shares shares(Tokens tokens) {
        var shares = new double[LANGUAGES.size()];
        int sample = Math.min(SAMPLE, tokens.count());
        for (int token = 0; token < sample; token++) {
            int languages = languages(tokens.form(token));
            for (int rest = languages; rest != 0; rest &= rest - 1) {
                shares[Integer.numberOfTrailingZeros(rest)] += 1.0 / Integer.bitCount(languages) / sample;
            }
        }
        return new Shares(shares);
    }

    private int languages(int form) {
        return form >= 0 && form < languagesOf.length ? languagesOf[form] : 0;
    }

    /** Which part of a text is made of the function words of each language, from 0 to 1. */
    static final class Shares {
        private static final double LEAST_SHARE = 0.12;
        private static final double CLEAR_SHARE = 0.20;
        private static final double CLEAR_LEAD = 1.4;

        private final double[] shares;
        private final int best;

        private Shares(double[] shares) {
            this.shares = shares;
            this.best = best(shares, -1);
        }

        /** Whether so many words are those of one language, and so few those of the others, that there is no doubt. */
        boolean isClear() {
            return shares[best] >= CLEAR_SHARE && shares[best] >= CLEAR_LEAD * shares[best(shares, best)];
        }

        /** The language with the largest share. */
        String language() {
            return LANGUAGES.get(best);
        }

        /** Whether the words of this language have the largest share, and one that running text has. */
        boolean confirm(String language) {
            return shares[best] >= LEAST_SHARE
                    && shares[best] > shares[best(shares, best)]
                    && language().equals(language);
        }

        /** Whether the language is one of those here, and hardly any word is one of its function words. */
        boolean refute(String language) {
            int known = LANGUAGES.indexOf(language);
            return known >= 0 && shares[known] < 0.04;
        }

        private static int best(double[] shares, int except) {
            int best = except == 0 ? 1 : 0;
            for (int i = 0; i < shares.length; i++) {
                best = i != except && shares[i] > shares[best] ? i : best;
            }
            return best;
        }
    }

    /** Whether there is a list of words for a language. */
    static boolean know(String language) {
        return LANGUAGES.contains(language);
    }
}
