package dev.courant.enrich.tag.score;

import dev.courant.enrich.model.SentenceScores;
import dev.courant.enrich.model.TopicRescorer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.rule.RuleMatch;
import dev.courant.enrich.tag.rule.RuleProgram;
import dev.courant.enrich.tag.scan.ArticleZones;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The topics of an article with their scores, highest first; the tags are selected from them. */
public record ScoredTopics(RuleProgram program, List<Topic> topics) {
    /** What stands in the place of the id of a rule, after the language, for a sentence that a model found. */
    public static final String SENTENCE_RULE = "sentence-model";

    private static final int MAX_EVIDENCE = 5;

    /** Below this score a topic that no rule has found is not worth telling. */
    private static final double LEAST_BY_SENTENCE = 0.25;

    /** How sure a sentence is to be shown beside the passages of rules. */
    private static final double SHOWN_CERTAINTY = 0.5;

    private static final int MAX_SENTENCE_WORDS = 80;

    /**
     * A topic of an article.
     *
     * @param evidence what rules found
     * @param score its score
     * @param central whether the article is mainly about it
     * @param sentence the sentence that resembles the topic; null where there is none, or it is not sure enough
     */
    public record Topic(
            TopicEvidence evidence,
            double score,
            boolean central,
            @Nullable Passage sentence) {
        /** Returns the same topic with another score. */
        Topic withScore(double other) {
            return new Topic(evidence, other, central, sentence);
        }
    }

    /** @param words the length of the article, title included */
    static ScoredTopics of(RuleProgram program, List<TopicEvidence> all, int words) {
        double strongest = all.stream().mapToDouble(TopicEvidence::total).max().orElse(0);
        var topics = new ArrayList<Topic>(all.size());
        for (TopicEvidence topic : all) {
            double share = strongest == 0 ? 0 : topic.total() / strongest;
            boolean central = topic.prominent() && share >= ScoreModel.CENTRAL_SHARE;
            double score = ScoreModel.score(topic, all.size(), words, program.priors()[topic.topic()]);
            topics.add(new Topic(topic, ScoreModel.limited(topic, score, program.threshold()), central, null));
        }
        return sorted(program, topics.stream());
    }

    /** Returns the same topics and passages with the scores of a rescorer. */
    public ScoredTopics rescored(TopicRescorer rescorer) {
        if (rescorer == TopicRescorer.NONE) {
            return this;
        }
        return sorted(program, topics.stream().map(topic -> rescored(topic, rescorer)));
    }

    /**
     * Returns the topics with the scores that sentences which resemble them give, and the topics that such sentences
     * alone show.
     *
     * @param scores the scores by sentences
     * @param excerpts the article
     * @param language its language
     * @return all topics
     */
    public ScoredTopics withSentences(SentenceScores scores, Excerpts excerpts, String language) {
        int leadLimit = ArticleZones.of(excerpts.tokens()).leadLimit();
        Set<Integer> found =
                topics.stream().map(topic -> topic.evidence().topic()).collect(Collectors.toSet());
        Stream<Topic> byRules = topics.stream().map(topic -> withSentence(topic, scores, excerpts, language));
        Stream<Topic> bySentences = IntStream.range(0, program.topics().size())
                .filter(topic -> !found.contains(topic) && scores.knows(topic))
                .filter(topic -> scores.score(topic, 0) >= LEAST_BY_SENTENCE)
                .mapToObj(topic -> new Topic(
                        TopicEvidence.none(topic),
                        scores.score(topic, 0),
                        excerpts.tokens().first(scores.sentence(topic)) < leadLimit,
                        sentence(topic, scores, excerpts, language)));
        return sorted(program, Stream.concat(byRules, bySentences));
    }

    private Topic withSentence(Topic topic, SentenceScores scores, Excerpts excerpts, String language) {
        int number = topic.evidence().topic();
        if (!scores.knows(number)) {
            return topic;
        }
        boolean shown = scores.certainty(number) >= SHOWN_CERTAINTY
                && topic.evidence().matches().stream()
                        .noneMatch(match -> excerpts.tokens().sentence(match.first()) == scores.sentence(number));
        return new Topic(
                topic.evidence(),
                scores.score(number, topic.score()),
                topic.central(),
                shown ? sentence(number, scores, excerpts, language) : null);
    }

    private static Passage sentence(int topic, SentenceScores scores, Excerpts excerpts, String language) {
        int sentence = scores.sentence(topic);
        int first = excerpts.tokens().first(sentence);
        int limit = Math.min(excerpts.tokens().limit(sentence), first + MAX_SENTENCE_WORDS);
        return excerpts.passage(first, limit - 1, language + "/" + SENTENCE_RULE, scores.certainty(topic));
    }

    private static ScoredTopics sorted(RuleProgram program, Stream<Topic> topics) {
        return new ScoredTopics(
                program,
                topics.sorted(Comparator.comparingDouble(Topic::score).reversed())
                        .toList());
    }

    private Topic rescored(Topic topic, TopicRescorer rescorer) {
        TopicEvidence evidence = topic.evidence();
        double score = rescorer.score(evidence.topic(), topic.score());
        return topic.withScore(ScoreModel.limited(evidence, score, program.threshold()));
    }

    /** Returns the topics that have at least a score, highest first, each with its strongest passages. */
    public List<TopicTag> tags(Excerpts excerpts, double minScore) {
        return topics.stream()
                .filter(topic -> topic.score() >= minScore)
                .map(topic -> new TopicTag(
                        program.topics().get(topic.evidence().topic()),
                        topic.score(),
                        topic.central(),
                        passages(topic, MAX_EVIDENCE, excerpts)))
                .toList();
    }

    /** Returns the strongest passages of a topic, at most {@code max}, and after those of rules the sentence. */
    public List<Passage> passages(Topic topic, int max, Excerpts excerpts) {
        if (topic.sentence() == null) {
            return passages(topic.evidence(), max, excerpts);
        }
        List<Passage> passages = new ArrayList<>(passages(topic.evidence(), max - 1, excerpts));
        passages.add(topic.sentence());
        return passages;
    }

    /**
     * Returns the strongest passages of rules, at most {@code max}. Where there are more, one of each sentence goes
     * first: whoever checks a tag learns more from another sentence than from more words of the same.
     */
    private List<Passage> passages(TopicEvidence topic, int max, Excerpts excerpts) {
        List<Integer> strongest = IntStream.range(0, topic.matches().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> topic.contributions()[i])
                        .reversed())
                .toList();
        return (strongest.size() <= max ? strongest : ofDifferentSentences(strongest, topic, max, excerpts.tokens()))
                .stream()
                        .map(i -> passage(topic.matches().get(i), topic.contributions()[i], excerpts))
                        .toList();
    }

    private static List<Integer> ofDifferentSentences(
            List<Integer> strongest, TopicEvidence topic, int max, Tokens tokens) {
        var sentences = new HashSet<Integer>();
        var first = new ArrayList<Integer>();
        var others = new ArrayList<Integer>();
        for (int i : strongest) {
            int sentence = tokens.sentence(topic.matches().get(i).first());
            (sentences.add(sentence) ? first : others).add(i);
        }
        first.addAll(others);
        List<Integer> chosen = first.subList(0, max);
        return strongest.stream().filter(chosen::contains).toList();
    }

    private Passage passage(RuleMatch match, double contribution, Excerpts excerpts) {
        String rule = program.ruleId(match.rule());
        return excerpts.passage(match.excerptFirst(), match.excerptLast(), rule, contribution);
    }
}
