package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import org.jspecify.annotations.Nullable;

/** The body as the page's structured data states it, for pages that do not show it. */
final class StructuredDataStage implements Stage {
    static final String NAME = "structured-data";

    private static final int ENOUGH = 250;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public @Nullable String find(ParsedPage page, ArticleContext context, DecisionListener listener) {
        return textOf(context);
    }

    /** Returns the stated text, if it is long enough for an article; else null. */
    static @Nullable String textOf(ArticleContext context) {
        String body = context.statedBody();
        String text = body == null ? "" : PlainText.withoutTags(body);
        return TextWidth.of(text) < ENOUGH ? null : text;
    }
}
