package dev.courant.enrich.tag;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The topics of one article with their sums, from which the tags are chosen. */
record ScoredTopics(RuleProgram program, List<Topic> topics) {
    private static final int MAX_EVIDENCE = 5;

    /**
     * @param matches in reading order
     * @param contributions what each match adds to the evidence
     * @param prominent whether title or lead has any of them
     */
    record Topic(List<Match> matches, double[] contributions, double evidence, double score, boolean prominent) {}

    List<TopicTag> tags(Excerpts excerpts, double minScore) {
        double strongest = topics.stream().mapToDouble(Topic::evidence).max().orElse(0);
        var tags = new ArrayList<TopicTag>();
        for (Topic topic : topics) {
            if (topic.score() >= minScore) {
                boolean central = topic.prominent() && topic.evidence() >= ScoreModel.CENTRAL_SHARE * strongest;
                tags.add(tag(topic, central, excerpts));
            }
        }
        tags.sort(Comparator.comparingDouble(TopicTag::score).reversed());
        return tags;
    }

    private TopicTag tag(Topic topic, boolean central, Excerpts excerpts) {
        var evidence = IntStream.range(0, topic.matches().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> topic.contributions()[i])
                        .reversed())
                .limit(MAX_EVIDENCE)
                .map(i -> passage(topic.matches().get(i), topic.contributions()[i], excerpts))
                .toList();
        return new TopicTag(program.topics().get(topic.matches().getFirst().topic()), topic.score(), central, evidence);
    }

    private Passage passage(Match match, double contribution, Excerpts excerpts) {
        String rule = program.rules()[match.rule()].id();
        return excerpts.passage(match.excerptFirst(), match.excerptLast(), rule, contribution);
    }
}
