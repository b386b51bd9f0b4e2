package dev.courant.enrich.tag;

import dev.courant.enrich.tag.Explanation.Vetoed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down what the tagger found. */
record Explainer(RuleProgram program, Excerpts excerpts) {
    private static final int MAX_VETOES = 100;

    List<Explanation.Topic> topics(ScoredTopics scored, List<Veto> vetoes) {
        Map<Integer, List<Vetoed>> byTopic = new LinkedHashMap<>();
        for (Veto veto : vetoes.subList(0, Math.min(MAX_VETOES, vetoes.size()))) {
            byTopic.computeIfAbsent(program.rules()[veto.rule()].topic(), _ -> new ArrayList<>())
                    .add(vetoed(veto));
        }
        var topics = new ArrayList<Explanation.Topic>();
        for (ScoredTopics.Topic topic : scored.topics()) {
            var vetoed = byTopic.remove(topic.evidence().topic());
            topics.add(topic(scored, topic, vetoed == null ? List.of() : vetoed));
        }
        byTopic.forEach((topic, vetoed) -> topics.add(
                new Explanation.Topic(program.topics().get(topic), 0, false, false, 0, 0, 0, List.of(), vetoed)));
        return topics;
    }

    private Explanation.Topic topic(ScoredTopics scored, ScoredTopics.Topic topic, List<Vetoed> vetoes) {
        TopicEvidence evidence = topic.evidence();
        return new Explanation.Topic(
                program.topics().get(evidence.topic()),
                topic.score(),
                topic.score() >= program.threshold(),
                topic.central(),
                evidence.evidence(),
                evidence.phrases(),
                evidence.counterPhrases(),
                scored.passages(evidence, Integer.MAX_VALUE, excerpts),
                vetoes);
    }

    private Vetoed vetoed(Veto veto) {
        String rule = program.rules()[veto.rule()].id();
        return new Vetoed(
                excerpts.passage(veto.first(), veto.last(), rule, 0),
                excerpts.passage(veto.vetoFirst(), veto.vetoLast(), rule, 0));
    }
}
