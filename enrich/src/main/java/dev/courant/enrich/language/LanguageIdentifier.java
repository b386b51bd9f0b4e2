package dev.courant.enrich.language;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Identifies the language of an article by two witnesses: its function words, which cost nothing beside tagging and
 * suffice for most articles, and its n-grams, which are asked about short texts, other languages and doubtful cases.
 * The declared language is believed unless the text clearly speaks against it. Immutable and thread-safe.
 */
public final class LanguageIdentifier {
    /** ISO 639-2 for "undetermined". */
    public static final String UNDETERMINED = "und";

    /** From so many words on, clear function words need no second witness. */
    private static final int RUNNING_TEXT = 40;

    /** A text of so many words has function words, and contradicts a wrong declaration. */
    private static final int SENTENCE = 15;

    /** A text with so many words in its language has some of its function words. */
    private static final int PARAGRAPH = 60;

    /** The confidence that suffices where the function words say the same. */
    private static final double CONFIRMED = 0.7;

    /** The confidence that suffices for a language whose function words are not known. */
    private static final double ALONE = 0.995;

    private final FunctionWords functionWords;

    /**
     * An identifier.
     *
     * @param functionWords by the lexicon of the texts that will be identified
     */
    public LanguageIdentifier(FunctionWords functionWords) {
        this.functionWords = functionWords;
    }

    /**
     * Identifies a text on its own. Reads the word lists each time; meant for tools and tests.
     *
     * @param title may be empty
     * @param text may be empty
     * @param declared as for {@link #identify(Tokens, String, String, String)}
     * @return as for {@link #identify(Tokens, String, String, String)}
     */
    public static String identify(String title, String text, @Nullable String declared) {
        var lexicon = new Lexicon.Builder();
        var identifier = new LanguageIdentifier(FunctionWords.over(lexicon));
        return identifier.identify(Tokenizer.tokenize(lexicon.build(), title, text), title, text, declared);
    }

    /**
     * Identifies the language of an article.
     *
     * @param tokens the words of title and text
     * @param title may be empty
     * @param text may be empty
     * @param declared what the page or feed claims, as a BCP 47 tag; null or nonsense when unknown
     * @return an ISO 639 code of two letters, or the declared one, or {@link #UNDETERMINED}
     */
    public String identify(Tokens tokens, String title, String text, @Nullable String declared) {
        FunctionWords.Shares shares = functionWords.shares(tokens);
        if (tokens.count() >= RUNNING_TEXT && shares.isClear()) {
            return shares.language();
        }
        var sample = new NgramClassifier(title, text);
        String claimed = primarySubtag(declared);
        if (claimed == null) {
            return isSure(sample, shares, tokens.count()) ? sample.language() : UNDETERMINED;
        }
        if (isDoubtful(claimed, shares, tokens.count(), sample) && isSure(sample, shares, tokens.count())) {
            return sample.language();
        }
        return tokens.count() >= PARAGRAPH && shares.refute(claimed) ? UNDETERMINED : claimed;
    }

    /** A list of names looks like some language to n-grams alone; a sentence has function words, too. */
    private static boolean isSure(NgramClassifier sample, FunctionWords.Shares shares, int words) {
        if (shares.confirm(sample.language())) {
            return sample.confidence() >= CONFIRMED;
        }
        boolean shortText = words < SENTENCE;
        return sample.confidence() >= ALONE
                && (shortText || !FunctionWords.know(sample.language()) && sample.isConsistent());
    }

    /** Whether the text is long enough to contradict what it is declared to be, and its function words do. */
    private static boolean isDoubtful(String claimed, FunctionWords.Shares shares, int words, NgramClassifier sample) {
        if (words < SENTENCE || !NgramClassifier.knows(claimed)) {
            return false;
        }
        return shares.confirm(sample.language())
                || !FunctionWords.know(claimed)
                || words >= PARAGRAPH && shares.refute(claimed);
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
