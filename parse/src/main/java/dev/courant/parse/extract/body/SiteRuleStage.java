package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.extract.tree.Picked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** First of all: what an operator's rule for the site selects, as it stands there. */
final class SiteRuleStage implements Stage {
    @Override
    public String name() {
        return "site-rule";
    }

    @Override
    public @Nullable String find(ParsedPage page, Hints hints, Watcher watcher) {
        Picked picked = page.picked();
        if (picked == null || picked.body() < 0) {
            return null;
        }
        ContentTree tree = page.tree();
        int from = tree.firstLine(picked.body());
        int to = tree.endLine(picked.body());
        watcher.chosen(picked.body(), from, to, Standfirst.NONE);
        List<TextLine> lines = Renderer.render(tree, from, to, new boolean[tree.size()]);
        lines.forEach(line -> watcher.judged(line.line(), LineRule.KEPT));
        return lines.isEmpty() ? null : TextLine.join(lines);
    }
}
