package dev.courant.enrich.model.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import dev.courant.enrich.annotation.AnnotatedArticle;
import dev.courant.enrich.model.SentenceFeatures;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The sentences of annotated articles of one language, as vectors.
 *
 * @param hashes the features: those in two sentences or more, since from one alone nothing can be learned, and a model
 *     must not hold the words of an article
 * @param articles the articles
 */
record SentenceCorpus(int[] hashes, List<Article> articles) {
    private static final int MIN_SENTENCES = 2;
    private static final Lexicon NO_WORDS = new Lexicon.Builder().build();

    /**
     * An article.
     *
     * @param annotated the article with its annotation
     * @param vectors the features of each sentence that is long enough, numbered from 1, of which the last is always 1
     * @param quoted for each topic the numbers of the sentences that were quoted
     * @param ruleScores the topics for which rules found a passage, with their scores
     * @param words the number of words
     */
    record Article(
            AnnotatedArticle annotated,
            Feature[][] vectors,
            Map<String, Set<Integer>> quoted,
            Map<String, Double> ruleScores,
            int words) {
        /** Returns whether annotators disagree on a topic. */
        boolean isDisputed(String topic) {
            return annotated.annotation().disputed().contains(topic);
        }

        /** Returns the score of the rules; 0 where they found no passage. */
        double ruleScore(String topic) {
            return ruleScores.getOrDefault(topic, 0.0);
        }
    }

    /** The words of an article, until features have numbers. */
    private record Read(AnnotatedArticle article, Tokens tokens, SentenceFeatures features) {
        static Read of(AnnotatedArticle article, String language) {
            TaggableText text = article.text();
            Tokens tokens = Tokenizer.tokenize(NO_WORDS, text.title(), text.text());
            return new Read(article, tokens, new SentenceFeatures(tokens, text.title(), text.text(), language));
        }

        int[] sentences() {
            return IntStream.range(0, features.sentences())
                    .filter(features::isLongEnough)
                    .toArray();
        }
    }

    static SentenceCorpus of(List<AnnotatedArticle> articles, String language, Tagger rules) {
        List<Read> read =
                articles.stream().map(article -> Read.of(article, language)).toList();
        int[] hashes = frequent(read);
        Map<Integer, Integer> numbers = new HashMap<>();
        IntStream.range(0, hashes.length).forEach(i -> numbers.put(hashes[i], i + 1));
        return new SentenceCorpus(
                hashes, read.stream().map(one -> article(one, numbers, rules)).toList());
    }

    int features() {
        return hashes.length + 1;
    }

    /** Returns the articles with a quoted sentence for a topic. */
    int articlesWith(String topic) {
        return (int) articles.stream()
                .filter(article -> article.quoted().containsKey(topic))
                .count();
    }

    private static int[] frequent(List<Read> read) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Read one : read) {
            for (int sentence : one.sentences()) {
                Set<Integer> seen = new HashSet<>();
                one.features().forEach(sentence, hash -> {
                    if (seen.add(hash)) {
                        counts.merge(hash, 1, Integer::sum);
                    }
                });
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= MIN_SENTENCES)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    private static Article article(Read read, Map<Integer, Integer> numbers, Tagger rules) {
        int[] sentences = read.sentences();
        Map<String, Set<Integer>> quoted = new TreeMap<>();
        read.article().annotation().quotes().forEach((topic, quotes) -> {
            Set<Integer> of = quoted(read, sentences, quotes);
            if (!of.isEmpty()) {
                quoted.put(topic, of);
            }
        });
        return new Article(
                read.article(),
                Arrays.stream(sentences)
                        .mapToObj(sentence -> vector(read.features(), sentence, numbers))
                        .toArray(Feature[][]::new),
                quoted,
                rules.tag(read.article().text(), 0).tags().stream()
                        .collect(Collectors.toMap(TopicTag::topic, TopicTag::score)),
                read.tokens().count());
    }

    private static Feature[] vector(SentenceFeatures features, int sentence, Map<Integer, Integer> numbers) {
        Map<Integer, Integer> counts = new TreeMap<>();
        features.forEach(sentence, hash -> {
            Integer number = numbers.get(hash);
            if (number != null) {
                counts.merge(number, 1, Integer::sum);
            }
        });
        double value = features.value(sentence);
        List<Feature> vector = new ArrayList<>();
        counts.forEach((number, count) -> vector.add(new FeatureNode(number, count * value)));
        vector.add(new FeatureNode(numbers.size() + 1, 1));
        return vector.toArray(Feature[]::new);
    }

    /** Returns which of the sentences overlap one of the quotes. */
    private static Set<Integer> quoted(Read read, int[] sentences, List<String> quotes) {
        Set<Integer> quoted = new HashSet<>();
        for (String quote : quotes) {
            int inText = read.article().text().text().indexOf(quote);
            boolean inTitle = inText < 0;
            int start = inTitle ? read.article().text().title().indexOf(quote) : inText;
            for (int i = 0; i < sentences.length && start >= 0; i++) {
                int first = read.tokens().first(sentences[i]);
                int last = read.tokens().limit(sentences[i]) - 1;
                if (read.tokens().inTitle(first) == inTitle
                        && read.tokens().start(first) < start + quote.length()
                        && read.tokens().end(last) > start) {
                    quoted.add(i);
                }
            }
        }
        return quoted;
    }
}
