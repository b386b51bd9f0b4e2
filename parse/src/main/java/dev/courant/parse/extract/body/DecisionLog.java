package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.lines.LineRule;
import dev.courant.parse.extract.pruning.Prose;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.TextWidth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records, for each line, the first decision against it, or else the last decision. One per stage and page. */
final class DecisionLog implements DecisionListener {
    private static final int BEGINNING = 100;

    /** Labels that are reasons. */
    private static final Set<Label> SPOKEN = EnumSet.complementOf(
            EnumSet.of(Label.POSITIVE, Label.FOLDED, Label.OUTRIGHT, Label.INTERNAL, Label.EXTERNAL, Label.PUBLISHED));

    private record Decision(boolean kept, String step, String reason) {}

    private final ContentTree tree;
    private final @Nullable Decision[] decisions;

    DecisionLog(ContentTree tree) {
        this.tree = tree;
        this.decisions = new @Nullable Decision[tree.lines().count()];
    }

    @Override
    public void dropped(String step, boolean[] dropped) {
        int last = -1;
        Decision decision = null;
        for (int line = 0; line < decisions.length; line++) {
            int owner = tree.lines().owner(line);
            if (decisions[line] == null && dropped[owner]) {
                int outer = outermost(owner, dropped);
                if (outer != last || decision == null) {
                    decision = new Decision(false, reportedStep(step), whatIs(outer, step));
                    last = outer;
                }
                decisions[line] = decision;
            }
        }
    }

    /** The name of a step in reports, which have fewer of them. */
    private static String reportedStep(String step) {
        return switch (step) {
            case "comments" -> "furniture";
            case "cards", "next" -> "boxes";
            default -> step;
        };
    }

    /** The outermost node that was dropped with a node. */
    private int outermost(int node, boolean[] dropped) {
        int outer = node;
        while (outer != 0 && dropped[tree.parent(outer)]) {
            outer = tree.parent(outer);
        }
        return outer;
    }

    private String whatIs(int node, String step) {
        String kind = tree.kind(node).name().toLowerCase(Locale.ROOT);
        return switch (step) {
            case "links" -> "in a " + kind + " that is mostly links";
            case "comments" -> "in a " + kind + " of readers' comments";
            case "next" -> "after the headline of another article";
            case "cards" -> "in a " + kind + " with a linked title and a few words, beside others like it";
            case "boxes" -> "in a " + kind + " under a heading such as \"Related\"";
            default -> "in a " + kind + named(node);
        };
    }

    private String named(int node) {
        List<String> names = new ArrayList<>();
        for (Label mark : Label.values()) {
            if (tree.is(node, mark) && SPOKEN.contains(mark)) {
                names.add(mark.name().toLowerCase(Locale.ROOT));
            }
        }
        return names.isEmpty() ? "" : " marked " + String.join(", ", names);
    }

    @Override
    public void chosen(int container, int fromLine, int toLine, int standfirst) {
        for (int line = 0; line < decisions.length; line++) {
            boolean inside = line >= fromLine && line < toLine || line == standfirst;
            if (decisions[line] == null && !inside) {
                boolean above = tree.contains(container, tree.lines().first(line)) && line < fromLine;
                String reason = above ? "stands above the headline" : "outside the element that holds the article";
                decisions[line] = new Decision(false, "container", reason);
            }
        }
        if (standfirst >= 0) {
            decisions[standfirst] = null;
        }
    }

    @Override
    public void judged(int line, LineRule rule) {
        decisions[line] = new Decision(rule == LineRule.KEPT, "lines", rule.reason());
    }

    /**
     * Returns the decisions in the order of the page, without blank lines.
     *
     * @param otherwise the step of lines that were not looked at
     */
    List<BlockDecision> decisions(String otherwise) {
        List<BlockDecision> listed = new ArrayList<>();
        Lines lines = tree.lines();
        for (int line = 0; line < decisions.length; line++) {
            String text = tree.textOf(lines.first(line), lines.end(line), BEGINNING);
            if (!text.isBlank() && tree.kind(lines.owner(line)) != Kind.OPAQUE) {
                Decision decision = decisions[line];
                decision = decision == null ? new Decision(false, otherwise, "not looked at") : decision;
                double score = Prose.isProse(tree, line) ? ContainerSelector.scoreOf(tree, line) : 0;
                listed.add(new BlockDecision(
                        cut(text), decision.kept(), decision.step(), decision.reason(), length(line), score));
            }
        }
        return listed;
    }

    /** Letters and single spaces, as reports count them: an ideograph or a syllable for two. */
    private int length(int line) {
        String text = tree.textOf(tree.lines().first(line), tree.lines().end(line), Integer.MAX_VALUE);
        return text.length()
                + (int) text.chars()
                        .filter(c -> TextWidth.of((char) c) > 1 && !TextWidth.isUnspaced((char) c))
                        .count();
    }

    private static String cut(String text) {
        return text.length() > BEGINNING ? text.substring(0, BEGINNING) : text;
    }
}
