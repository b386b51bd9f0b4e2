package dev.courant.enrich.language;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import dev.courant.enrich.text.WordList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells languages apart by their function words: about a third to a half of running text in any of the languages here,
 * whatever it is about. A word counts for each language that has it, divided by how many do. The declared language is
 * believed unless the text clearly speaks against it. Immutable and thread-safe.
 */
public final class LanguageIdentifier {
    /** ISO 639-2 for "undetermined". */
    public static final String UNDETERMINED = "und";

    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it");
    private static final int SAMPLE = 400;
    private static final double LEAST_SHARE = 0.12;
    private static final double CLEAR_SHARE = 0.20;
    private static final double CLEAR_LEAD = 1.4;

    /** For each lexicon form, one bit for each language that has it as a function word. */
    private final int[] languagesOf;

    private LanguageIdentifier(int[] languagesOf) {
        this.languagesOf = languagesOf;
    }

    /** Words to recognise, collected before the lexicon they share with the phrases is closed. */
    public static LanguageIdentifier over(Lexicon.Builder lexicon) {
        int[] languagesOf = new int[1024];
        for (int language = 0; language < LANGUAGES.size(); language++) {
            for (String word : WordList.read(LanguageIdentifier.class, LANGUAGES.get(language) + ".txt")) {
                int form = lexicon.add(word);
                if (form >= languagesOf.length) {
                    languagesOf = Arrays.copyOf(languagesOf, form * 2);
                }
                languagesOf[form] |= 1 << language;
            }
        }
        return new LanguageIdentifier(languagesOf);
    }

    /**
     * Identifies a text on its own, without rules. Slower than sharing the tagger's pass; meant for tools and tests.
     */
    public static String identify(String title, String text, @Nullable String declared) {
        var lexicon = new Lexicon.Builder();
        var identifier = over(lexicon);
        return identifier.identify(Tokenizer.tokenize(lexicon.build(), title, text), declared);
    }

    /**
     * The language of an article.
     *
     * @param declared what the page or feed claims, as a BCP 47 tag; null or nonsense when unknown
     * @return an ISO 639-1 code, of a language here or of the declared one, or {@link #UNDETERMINED}
     */
    public String identify(Tokens tokens, @Nullable String declared) {
        double[] scores = scores(tokens);
        int best = best(scores, -1);
        double second = scores[best(scores, best)];
        boolean told = scores[best] >= LEAST_SHARE && scores[best] > second;
        boolean clear = scores[best] >= CLEAR_SHARE && scores[best] >= CLEAR_LEAD * second;
        String claimed = primarySubtag(declared);
        if (claimed == null) {
            return told ? LANGUAGES.get(best) : UNDETERMINED;
        }
        return clear ? LANGUAGES.get(best) : believed(claimed, scores, tokens.count());
    }

    /** A claim that the text does not bear out is only believed where there is too little text to tell. */
    private static String believed(String claimed, double[] scores, int words) {
        int known = LANGUAGES.indexOf(claimed);
        boolean refuted = known >= 0 && words >= 60 && scores[known] < 0.04;
        return refuted ? UNDETERMINED : claimed;
    }

    /** Whether a lexicon form is a function word of any language here. */
    public boolean isFunctionWord(int form) {
        return form >= 0 && form < languagesOf.length && languagesOf[form] != 0;
    }

    private double[] scores(Tokens tokens) {
        var scores = new double[LANGUAGES.size()];
        int sample = Math.min(SAMPLE, tokens.count());
        for (int token = 0; token < sample; token++) {
            int form = tokens.form(token);
            int languages = form >= 0 && form < languagesOf.length ? languagesOf[form] : 0;
            for (int rest = languages; rest != 0; rest &= rest - 1) {
                scores[Integer.numberOfTrailingZeros(rest)] += 1.0 / Integer.bitCount(languages) / sample;
            }
        }
        return scores;
    }

    private static int best(double[] scores, int except) {
        int best = except == 0 ? 1 : 0;
        for (int i = 0; i < scores.length; i++) {
            best = i != except && scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    private static @Nullable String primarySubtag(@Nullable String declared) {
        if (declared == null) {
            return null;
        }
        String language =
                Locale.forLanguageTag(declared.strip().replace('_', '-')).getLanguage();
        return language.isEmpty() || language.equals(UNDETERMINED) ? null : language;
    }
}
