package dev.courant.enrich.language;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the language of an article. Function words, which the tokens of the tagger give at no further cost,
 * suffice for most articles. Short texts, other languages and doubtful cases are classified by n-grams. The declared
 * language is accepted unless the text clearly contradicts it. Immutable and thread-safe.
 */
public final class LanguageIdentifier {
    /** ISO 639-2 for "undetermined". */
    public static final String UNDETERMINED = "und";

    /** The number of words from which a clear share of function words suffices. */
    private static final int RUNNING_TEXT = 40;

    /** The number of words from which a text has function words, so that they can contradict the declaration. */
    private static final int SENTENCE = 15;

    /** The number of words from which a lack of function words refutes a language. */
    private static final int PARAGRAPH = 60;

    /** The confidence in the n-grams that suffices when the function words agree. */
    private static final double MIN_CONFIDENCE_CONFIRMED = 0.7;

    /** The confidence in the n-grams that suffices alone. */
    private static final double MIN_CONFIDENCE_ALONE = 0.995;

    private final FunctionWords functionWords;

    /**
     * Creates an identifier.
     *
     * @param functionWords as forms of the lexicon of the texts that will be identified
     */
    public LanguageIdentifier(FunctionWords functionWords) {
        this.functionWords = functionWords;
    }

    /**
     * Identifies the language of a single text. Reads the word lists at each call; for tools and tests.
     *
     * @param title may be empty
     * @param text may be empty
     * @param declared as for {@link #identify(Tokens, String, String, String)}
     * @return as for {@link #identify(Tokens, String, String, String)}
     */
    public static String identify(String title, String text, @Nullable String declared) {
        var lexicon = new Lexicon.Builder();
        var identifier = new LanguageIdentifier(FunctionWords.addTo(lexicon));
        return identifier.identify(Tokenizer.tokenize(lexicon.build(), title, text), title, text, declared);
    }

    /**
     * Identifies the language of an article.
     *
     * @param tokens the words of title and text
     * @param title may be empty
     * @param text may be empty
     * @param declared the language that page or feed declares, as a BCP 47 tag; null when there is none; an invalid tag
     *     is ignored
     * @return an ISO 639 code of two letters, or the declared one, or {@link #UNDETERMINED}
     */
    public String identify(Tokens tokens, String title, String text, @Nullable String declared) {
        FunctionWords.Shares shares = functionWords.shares(tokens);
        String language = identify(shares, tokens, title, text, declared);
        return functionWords.orRelative(tokens, language, shares.language());
    }

    private static String identify(
            FunctionWords.Shares shares, Tokens tokens, String title, String text, @Nullable String declared) {
        if (tokens.count() >= RUNNING_TEXT && shares.isClear()) {
            return shares.language();
        }
        var sample = new NgramClassifier(title, text);
        String claimed = primarySubtag(declared);
        if (claimed == null) {
            return isReliable(sample, shares, tokens.count()) ? sample.language() : UNDETERMINED;
        }
        if (isDoubtful(claimed, shares, tokens.count(), sample) && isReliable(sample, shares, tokens.count())) {
            return sample.language();
        }
        return tokens.count() >= PARAGRAPH && shares.refutes(claimed) ? UNDETERMINED : claimed;
    }

    /**
     * Whether the n-grams suffice: alone, they also assign a language to a list of names, which has no function words.
     */
    private static boolean isReliable(NgramClassifier sample, FunctionWords.Shares shares, int words) {
        if (shares.confirms(sample.language())) {
            return sample.confidence() >= MIN_CONFIDENCE_CONFIRMED;
        }
        if (sample.confidence() < MIN_CONFIDENCE_ALONE) {
            return false;
        }
        return words < SENTENCE
                || words < RUNNING_TEXT && shares.suggests(sample.language())
                || !FunctionWords.supports(sample.language()) && sample.isConsistent();
    }

    /**
     * Whether the n-grams may contradict the declared language: the text is long enough, and the function words confirm
     * the n-grams, refute the declared language or are not known for it.
     */
    private static boolean isDoubtful(String claimed, FunctionWords.Shares shares, int words, NgramClassifier sample) {
        if (words < SENTENCE || !NgramClassifier.supports(claimed)) {
            return false;
        }
        return shares.confirms(sample.language())
                || !FunctionWords.supports(claimed)
                || words >= PARAGRAPH && shares.refutes(claimed);
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
