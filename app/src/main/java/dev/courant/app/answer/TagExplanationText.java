package dev.courant.app.answer;

import dev.courant.app.terminal.Plain;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TagExplanation;
import dev.courant.enrich.tag.TagExplanation.Vetoed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the explanation of tags for people: each topic with its passages and what was vetoed. */
final class TagExplanationText {
    private static final int WIDTH = 90;

    private TagExplanationText() {}

    static String of(TagExplanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "language %s, %,d words", explanation.language(), explanation.words()));
        if (explanation.topics().isEmpty()) {
            lines.add("nothing speaks for any topic");
        }
        for (TagExplanation.Topic topic : explanation.topics()) {
            lines.add("");
            lines.add(head(topic));
            topic.evidence().passages().forEach(passage -> lines.add(passage(passage)));
            topic.vetoes().forEach(veto -> lines.add(veto(veto)));
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String head(TagExplanation.Topic topic) {
        String verdict = topic.asserted() ? (topic.central() ? "tagged, central" : "tagged") : "not tagged";
        TagExplanation.Evidence evidence = topic.evidence();
        String counter = evidence.counterPhrases() == 0
                ? ""
                : String.format(Locale.ROOT, ", %d phrases against it", evidence.counterPhrases());
        return String.format(
                Locale.ROOT,
                "%s  %.2f  %s: evidence %.2f by %d different phrases%s",
                topic.topic(),
                topic.score(),
                verdict,
                evidence.total(),
                evidence.phrases(),
                counter);
    }

    private static String passage(Passage passage) {
        return String.format(
                Locale.ROOT,
                "  %+6.2f  %-30s  %s %d-%d  \"%s\"",
                passage.weight(),
                passage.rule(),
                passage.field().name().toLowerCase(Locale.ROOT),
                passage.start(),
                passage.end(),
                Plain.text(passage.text(), WIDTH));
    }

    private static String veto(Vetoed veto) {
        return String.format(
                Locale.ROOT,
                "  vetoed  %-30s  \"%s\" by \"%s\"",
                veto.passage().rule(),
                Plain.text(veto.passage().text(), WIDTH),
                Plain.text(veto.forbiddenBy().text(), WIDTH));
    }
}
