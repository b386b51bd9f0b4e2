package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ParsedPage;
import dev.courant.parse.text.PlainText;
import org.jspecify.annotations.Nullable;

/** A rescue: the body as the page's structured data states it. Where the tree has one, the tree's is the better. */
final class StructuredDataStage implements Stage {
    private static final int ENOUGH = 250;

    @Override
    public String name() {
        return "structured-data";
    }

    @Override
    public @Nullable String find(ParsedPage page, Hints hints, Watcher watcher) {
        String body = hints.statedBody();
        String text = body == null ? "" : PlainText.withoutTags(body);
        return text.length() < ENOUGH ? null : text;
    }
}
