package dev.courant.enrich.tag.engine;

import dev.courant.enrich.tag.TagExplanation;
import dev.courant.enrich.tag.TagExplanation.Evidence;
import dev.courant.enrich.tag.TagExplanation.Vetoed;
import dev.courant.enrich.tag.rule.RuleProgram;
import dev.courant.enrich.tag.rule.RuleVeto;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.tag.score.ScoredTopics;
import dev.courant.enrich.tag.score.TopicEvidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Explains tags: the evidence for each topic, and the vetoes that prevented matches. */
record Explainer(RuleProgram program, Excerpts excerpts) {
    private static final int MAX_VETOES = 100;

    List<TagExplanation.Topic> topics(ScoredTopics scored, List<RuleVeto> vetoes) {
        Map<Integer, List<Vetoed>> byTopic = new LinkedHashMap<>();
        for (RuleVeto veto : vetoes.subList(0, Math.min(MAX_VETOES, vetoes.size()))) {
            byTopic.computeIfAbsent(program.topicOf(veto.rule()), _ -> new ArrayList<>())
                    .add(vetoed(veto));
        }
        var topics = new ArrayList<TagExplanation.Topic>();
        for (ScoredTopics.Topic topic : scored.topics()) {
            var vetoed = byTopic.remove(topic.evidence().topic());
            topics.add(topic(scored, topic, vetoed == null ? List.of() : vetoed));
        }
        byTopic.forEach((topic, vetoed) -> topics.add(
                new TagExplanation.Topic(program.topics().get(topic), 0, false, false, Evidence.NONE, vetoed)));
        return topics;
    }

    private TagExplanation.Topic topic(ScoredTopics scored, ScoredTopics.Topic topic, List<Vetoed> vetoes) {
        TopicEvidence evidence = topic.evidence();
        return new TagExplanation.Topic(
                program.topics().get(evidence.topic()),
                topic.score(),
                topic.score() >= program.threshold(),
                topic.central(),
                new Evidence(
                        evidence.total(),
                        evidence.phrases(),
                        evidence.counterPhrases(),
                        scored.passages(topic, Integer.MAX_VALUE, excerpts)),
                vetoes);
    }

    private Vetoed vetoed(RuleVeto veto) {
        String rule = program.ruleId(veto.rule());
        return new Vetoed(
                excerpts.passage(veto.first(), veto.last(), rule, 0),
                excerpts.passage(veto.vetoFirst(), veto.vetoLast(), rule, 0));
    }
}
