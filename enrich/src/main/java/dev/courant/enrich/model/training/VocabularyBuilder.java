package dev.courant.enrich.model.training;

import dev.courant.enrich.model.ModelVocabulary;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Collects the words of the training articles: those in at least three articles, and in one of a thousand, up to a
 * maximum by frequency.
 */
final class VocabularyBuilder {
    private static final int MIN_ARTICLES = 3;
    private static final int ARTICLES_PER_WORD = 1_000;

    private final Lexicon emptyLexicon = new Lexicon.Builder().build();
    private final Lexicon.Builder forms = new Lexicon.Builder();
    private final Map<Integer, Word> words = new HashMap<>();
    private int articles;

    /** A word as it was first written, and the number of articles that have it. */
    private record Word(String text, int articles) {}

    void add(TaggableText article) {
        articles++;
        Tokens tokens = Tokenizer.tokenize(emptyLexicon, article.title(), article.text());
        Set<Integer> seen = new HashSet<>();
        for (int token = 0; token < tokens.count(); token++) {
            String field = tokens.inTitle(token) ? article.title() : article.text();
            String text =
                    field.substring(tokens.start(token), tokens.end(token)).toLowerCase(Locale.ROOT);
            if (isWord(text)) {
                int form = forms.add(text);
                if (seen.add(form)) {
                    words.merge(form, new Word(text, 1), (known, _) -> new Word(known.text(), known.articles() + 1));
                }
            }
        }
    }

    ModelVocabulary build() {
        int least = Math.max(MIN_ARTICLES, articles / ARTICLES_PER_WORD);
        List<Word> kept = words.values().stream()
                .filter(word -> word.articles() >= least)
                .sorted(Comparator.comparingInt(Word::articles).reversed().thenComparing(Word::text))
                .limit(ModelVocabulary.MAX_WORDS)
                .toList();
        float[] idf = new float[kept.size()];
        List<String> texts = new ArrayList<>(kept.size());
        for (Word word : kept) {
            idf[texts.size()] = (float) (1 + Math.log((1.0 + articles) / (1.0 + word.articles())));
            texts.add(word.text());
        }
        return new ModelVocabulary(texts, idf);
    }

    /** Numbers are left out, since years and amounts do not predict topics of later articles. */
    private static boolean isWord(String text) {
        return text.length() > 1
                && text.length() <= ModelVocabulary.MAX_LETTERS
                && text.chars().anyMatch(Character::isLetter);
    }
}
