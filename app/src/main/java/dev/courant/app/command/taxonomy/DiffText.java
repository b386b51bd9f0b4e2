package dev.courant.app.command.taxonomy;

import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Table;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.version.TaxonomyDiff;
import dev.courant.enrich.version.TaxonomyDiff.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Writes a comparison of two versions: the total, each topic's gains and losses, then single articles. */
final class DiffText {
    private static final int WIDTH = 100;

    private DiffText() {}

    /**
     * @param texts the articles of the sample
     * @param show number of changed articles that are shown one by one
     */
    static String of(TaxonomyDiff diff, Map<String, TaggableText> texts, int show) {
        List<String> lines = new ArrayList<>();
        topics("topics added: ", diff.added(), lines);
        topics("topics removed: ", diff.removed(), lines);
        lines.add(String.format(
                Locale.ROOT, "%,d of %,d articles would change", diff.changes().size(), diff.sampled()));
        if (!diff.changes().isEmpty()) {
            lines.add("");
            lines.add(byTopic(diff));
        }
        for (Change change : diff.changes().stream().limit(show).toList()) {
            lines.add("");
            TaggableText text = Objects.requireNonNull(texts.get(change.articleId()), "an article of the sample");
            lines.add(change.articleId() + "  " + Plain.text(text.title(), WIDTH));
            change.gained().forEach(tag -> lines.add(tag("  + ", tag)));
            change.lost().forEach(tag -> lines.add(tag("  - ", tag)));
        }
        if (diff.changes().size() > show) {
            lines.add("");
            lines.add("and " + (diff.changes().size() - show) + " more; --show shows more of them");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static void topics(String what, Set<String> ids, List<String> lines) {
        if (!ids.isEmpty()) {
            lines.add(what + String.join(", ", ids.stream().sorted().toList()));
        }
    }

    private static String byTopic(TaxonomyDiff diff) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Change change : diff.changes()) {
            change.gained().forEach(tag -> counts.computeIfAbsent(tag.topic(), topic -> new int[2])[0]++);
            change.lost().forEach(tag -> counts.computeIfAbsent(tag.topic(), topic -> new int[2])[1]++);
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TOPIC", "GAINS", "LOSES"));
        counts.forEach(
                (topic, count) -> rows.add(List.of(topic, Integer.toString(count[0]), Integer.toString(count[1]))));
        return Table.of(rows);
    }

    private static String tag(String sign, TopicTag tag) {
        String passage = tag.evidence().getFirst().text();
        return sign + tag.topic() + String.format(Locale.ROOT, " %.2f  \"", tag.score()) + Plain.text(passage, WIDTH)
                + "\" (" + tag.evidence().getFirst().rule() + ")";
    }
}
