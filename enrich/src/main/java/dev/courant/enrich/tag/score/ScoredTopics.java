package dev.courant.enrich.tag.score;

import dev.courant.enrich.model.TopicRescorer;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.rule.RuleMatch;
import dev.courant.enrich.tag.rule.RuleProgram;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The topics of an article with their scores, highest first; the tags are selected from them. */
public record ScoredTopics(RuleProgram program, List<Topic> topics) {
    private static final int MAX_EVIDENCE = 5;

    /** A topic with its evidence, its score, and whether the article is mainly about it. */
    public record Topic(TopicEvidence evidence, double score, boolean central) {}

    /** @param words the length of the article, title included */
    static ScoredTopics of(RuleProgram program, List<TopicEvidence> all, int words) {
        double strongest = all.stream().mapToDouble(TopicEvidence::total).max().orElse(0);
        var topics = new ArrayList<Topic>(all.size());
        for (TopicEvidence topic : all) {
            double share = strongest == 0 ? 0 : topic.total() / strongest;
            boolean central = topic.prominent() && share >= ScoreModel.CENTRAL_SHARE;
            double score = ScoreModel.score(topic, all.size(), words, program.priors()[topic.topic()]);
            topics.add(new Topic(topic, ScoreModel.limited(topic, score, program.threshold()), central));
        }
        topics.sort(Comparator.comparingDouble(Topic::score).reversed());
        return new ScoredTopics(program, topics);
    }

    /** Returns the same topics and passages with the scores of a rescorer. */
    public ScoredTopics rescored(TopicRescorer rescorer) {
        if (rescorer == TopicRescorer.NONE) {
            return this;
        }
        return new ScoredTopics(
                program,
                topics.stream()
                        .map(topic -> rescored(topic, rescorer))
                        .sorted(Comparator.comparingDouble(Topic::score).reversed())
                        .toList());
    }

    private Topic rescored(Topic topic, TopicRescorer rescorer) {
        TopicEvidence evidence = topic.evidence();
        double score = rescorer.score(evidence.topic(), topic.score());
        return new Topic(evidence, ScoreModel.limited(evidence, score, program.threshold()), topic.central());
    }

    /** Returns the topics that have at least a score, highest first, each with its strongest passages. */
    public List<TopicTag> tags(Excerpts excerpts, double minScore) {
        return topics.stream()
                .filter(topic -> topic.score() >= minScore)
                .map(topic -> new TopicTag(
                        program.topics().get(topic.evidence().topic()),
                        topic.score(),
                        topic.central(),
                        passages(topic.evidence(), MAX_EVIDENCE, excerpts)))
                .toList();
    }

    /**
     * Returns the strongest passages of a topic, at most {@code max}. Where there are more, one of each sentence goes
     * first: whoever checks a tag learns more from another sentence than from more words of the same.
     */
    public List<Passage> passages(TopicEvidence topic, int max, Excerpts excerpts) {
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
