package dev.courant.parse.extract.metadata.stated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The article as a page's JSON-LD states it; texts are unescaped and their white space collapsed. A page that is not
 * called an article vouches for its dates and language, not for a headline or a body. Immutable.
 */
public final class StatedArticle {
    static final StatedArticle NONE = new StatedArticle(MissingNode.getInstance(), Map.of(), false);

    private final JsonNode node;
    private final JsonValues values;
    private final boolean article;

    /**
     * @param node the object
     * @param byId the objects that others refer to
     * @param article whether it is called an article, rather than a page
     */
    StatedArticle(JsonNode node, Map<String, JsonNode> byId, boolean article) {
        this.node = node;
        this.values = new JsonValues(byId);
        this.article = article;
    }

    public @Nullable String headline() {
        return article ? JsonValues.text(node, "headline", "name") : null;
    }

    /** Returns the names of authors, or else of creators, as they stand there. */
    public List<String> authors() {
        return values.names(node.get("author"), node.get("creator"));
    }

    public @Nullable String published() {
        return article ? JsonValues.text(node, "datePublished", "dateCreated") : JsonValues.text(node, "datePublished");
    }

    public @Nullable String modified() {
        return JsonValues.text(node, "dateModified");
    }

    /** Returns the body's text, perhaps with mark-up, its white space as it stands there. */
    public @Nullable String body() {
        return article ? StatedBody.of(node) : null;
    }

    public @Nullable String language() {
        return JsonValues.text(node, "inLanguage");
    }

    public @Nullable String publisher() {
        List<String> names = values.names(node.get("publisher"));
        return names.isEmpty() ? null : names.getFirst();
    }

    /** Returns the URL of an image, perhaps a relative one. */
    public @Nullable String image() {
        return values.address(node.get("image"));
    }

    public @Nullable String description() {
        return JsonValues.text(node, "description");
    }

    public @Nullable String section() {
        return article ? JsonValues.text(node, "articleSection") : null;
    }

    public List<String> keywords() {
        return article ? JsonValues.keywords(node.get("keywords")) : List.of();
    }

    /** Returns whether the article is free to read; null if that is not stated. */
    public @Nullable Boolean free() {
        String free = JsonValues.text(node, "isAccessibleForFree");
        return free == null ? null : !free.equalsIgnoreCase("false");
    }

    /** Returns whether it is stated to be a news article. */
    public boolean news() {
        return article && JsonValues.texts(node.get("@type")).stream().anyMatch(type -> type.endsWith("NewsArticle"));
    }
}
