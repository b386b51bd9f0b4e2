package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.lines.LineRenderer;
import dev.courant.parse.extract.lines.LineRule;
import dev.courant.parse.extract.lines.Standfirst;
import dev.courant.parse.extract.lines.TextLine;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.extract.tree.SelectorMatches;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first stage: what an operator's rule for the site selects, unfiltered. */
final class SiteRuleStage implements Stage {
    @Override
    public String name() {
        return "site-rule";
    }

    @Override
    public @Nullable String find(ParsedPage page, ArticleContext context, DecisionListener listener) {
        SelectorMatches matches = page.matches();
        if (matches == null || matches.body() < 0) {
            return null;
        }
        ContentTree tree = page.tree();
        int from = tree.firstLine(matches.body());
        int to = tree.endLine(matches.body());
        listener.chosen(matches.body(), from, to, Standfirst.NONE);
        List<TextLine> lines = LineRenderer.render(tree, from, to, new boolean[tree.size()]);
        lines.forEach(line -> listener.judged(line.line(), LineRule.KEPT));
        return lines.isEmpty() ? null : TextLine.join(lines);
    }
}
