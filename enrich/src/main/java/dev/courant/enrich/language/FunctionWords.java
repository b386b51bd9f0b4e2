package dev.courant.enrich.language;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokens;
import dev.courant.parse.text.Resources;
import java.util.Arrays;
import java.util.List;

/**
 * The function words of six languages. They are about a third to a half of running text, whatever its topic. Two more
 * languages, Catalan and Galician, have most of theirs in common with their neighbours and are told from these by the
 * words that they have alone. Immutable and thread-safe.
 */
public final class FunctionWords {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it");
    private static final List<String> RELATIVES = List.of("ca", "gl");
    private static final int SAMPLE_WORDS = 400;

    /** The bits of the languages whose shares are counted. */
    private static final int COUNTED = (1 << LANGUAGES.size()) - 1;

    /** A relative is told by at least this number of words of its own. */
    private static final int MIN_OWN_WORDS = 2;

    /** For each lexicon form, one bit for each language of which it is a function word. */
    private final int[] languagesOf;

    private FunctionWords(int[] languagesOf) {
        this.languagesOf = languagesOf;
    }

    /**
     * Reads the lists and adds their words to a lexicon.
     *
     * @param lexicon the lexicon; known forms keep their numbers
     * @return the words as forms of that lexicon
     */
    public static FunctionWords addTo(Lexicon.Builder lexicon) {
        int[] languagesOf = new int[1024];
        for (int language = 0; language < LANGUAGES.size() + RELATIVES.size(); language++) {
            for (String word : Resources.words(FunctionWords.class, name(language) + ".txt")) {
                int form = lexicon.add(word);
                if (form >= languagesOf.length) {
                    languagesOf = Arrays.copyOf(languagesOf, form * 2);
                }
                languagesOf[form] |= 1 << language;
            }
        }
        return new FunctionWords(languagesOf);
    }

    private static String name(int language) {
        return language < LANGUAGES.size() ? LANGUAGES.get(language) : RELATIVES.get(language - LANGUAGES.size());
    }

    /**
     * Whether a word is a function word of any of the languages.
     *
     * @param form a form of the lexicon; negative for an unknown word
     */
    public boolean contains(int form) {
        return languages(form) != 0;
    }

    /**
     * Whether a word is a function word of a language.
     *
     * @param form a form of the lexicon; negative for an unknown word
     * @param language an ISO 639-1 code; of one without a list, no word is
     */
    public boolean contains(int form, String language) {
        int bit = LANGUAGES.indexOf(language);
        return bit >= 0 && (languages(form) & 1 << bit) != 0;
    }

    /**
     * Returns the share of each language's function words among the first {@value #SAMPLE_WORDS} words. A word that
     * several languages have counts for each of them in equal parts.
     */
    Shares shares(Tokens tokens) {
        var shares = new double[LANGUAGES.size()];
        int sample = Math.min(SAMPLE_WORDS, tokens.count());
        for (int token = 0; token < sample; token++) {
            int languages = languages(tokens.form(token));
            for (int rest = languages; rest != 0; rest &= rest - 1) {
                shares[Integer.numberOfTrailingZeros(rest)] += 1.0 / Integer.bitCount(languages) / sample;
            }
        }
        return new Shares(shares);
    }

    /**
     * Returns a language, or its relative if the text has more words that the relative alone has than words that the
     * relative lacks; of the relative itself the neighbour, if the text has no word that the relative alone has.
     *
     * @param tokens the words of the text
     * @param language the language found; any code
     * @param neighbor the language to compare with when the one found has no list
     */
    String orRelative(Tokens tokens, String language, String neighbor) {
        String compared = LANGUAGES.contains(language) ? language : neighbor;
        int bit = 1 << LANGUAGES.indexOf(compared);
        int[] own = new int[RELATIVES.size()];
        int[] lacking = new int[RELATIVES.size()];
        int sample = Math.min(SAMPLE_WORDS, tokens.count());
        for (int token = 0; token < sample; token++) {
            int languages = allLanguages(tokens.form(token));
            for (int relative = 0; languages != 0 && relative < own.length; relative++) {
                int relativeBit = 1 << (LANGUAGES.size() + relative);
                own[relative] += languages == relativeBit ? 1 : 0;
                lacking[relative] += (languages & (bit | relativeBit)) == bit ? 1 : 0;
            }
        }
        for (int relative = 0; relative < own.length; relative++) {
            String name = RELATIVES.get(relative);
            if (own[relative] >= MIN_OWN_WORDS && own[relative] > lacking[relative]) {
                return name;
            }
            if (language.equals(name) && own[relative] == 0 && lacking[relative] >= MIN_OWN_WORDS) {
                return compared;
            }
        }
        return language;
    }

    private int languages(int form) {
        return allLanguages(form) & COUNTED;
    }

    private int allLanguages(int form) {
        return form >= 0 && form < languagesOf.length ? languagesOf[form] : 0;
    }

    /** The share of each language's function words in a text, from 0 to 1. */
    static final class Shares {
        private static final double MIN_SHARE = 0.12;
        private static final double CLEAR_SHARE = 0.20;
        private static final double CLEAR_LEAD = 1.4;
        private static final double REFUTING_SHARE = 0.04;

        private final double[] shares;
        private final int best;

        private Shares(double[] shares) {
            this.shares = shares;
            this.best = best(shares, -1);
        }

        /** Whether the best language has a share of running text and a clear lead over the second best. */
        boolean isClear() {
            return shares[best] >= CLEAR_SHARE && shares[best] >= CLEAR_LEAD * shares[best(shares, best)];
        }

        /** Returns the language with the largest share. */
        String language() {
            return LANGUAGES.get(best);
        }

        /** Whether a language has the largest share, and enough for running text. */
        boolean confirms(String language) {
            return shares[best] >= MIN_SHARE
                    && shares[best] > shares[best(shares, best)]
                    && language().equals(language);
        }

        /** Whether a language has the largest share, though too little for running text, as in terse sentences. */
        boolean suggests(String language) {
            return shares[best] >= REFUTING_SHARE
                    && shares[best] > shares[best(shares, best)]
                    && language().equals(language);
        }

        /** Whether there is a list for a language and the text has hardly any of its words. */
        boolean refutes(String language) {
            int known = LANGUAGES.indexOf(language);
            return known >= 0 && shares[known] < REFUTING_SHARE;
        }

        private static int best(double[] shares, int except) {
            int best = except == 0 ? 1 : 0;
            for (int i = 0; i < shares.length; i++) {
                best = i != except && shares[i] > shares[best] ? i : best;
            }
            return best;
        }
    }

    /** Whether there is a list for a language. */
    static boolean supports(String language) {
        return LANGUAGES.contains(language);
    }
}
