package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.PlainText;
import org.jspecify.annotations.Nullable;

/** The body as the page's structured data states it, for pages that do not show it. */
final class StructuredDataStage implements Stage {
    private static final int ENOUGH = 250;

    @Override
    public String name() {
        return "structured-data";
    }

    @Override
    public @Nullable String find(ParsedPage page, ArticleContext context, DecisionListener listener) {
        String body = context.statedBody();
        String text = body == null ? "" : PlainText.withoutTags(body);
        return text.length() < ENOUGH ? null : text;
    }
}
