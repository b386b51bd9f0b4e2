package dev.courant.enrich.tag.scan;

import dev.courant.enrich.tag.EntityMention;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.text.Tokens;

/**
 * Cuts verbatim pieces out of the article by token.
 *
 * @param title the headline, as published
 * @param text the article, as published
 * @param tokens the words of both
 */
public record Excerpts(String title, String text, Tokens tokens) {
    /** The passage from one token to another, with the rule that it matched and what it contributed. */
    public Passage passage(int first, int last, String rule, double weight) {
        int start = tokens.start(first);
        int end = tokens.end(last);
        return new Passage(field(first), start, end, part(first).substring(start, end), rule, weight);
    }

    /** The mention from one token to another. */
    public EntityMention mention(int first, int last) {
        int start = tokens.start(first);
        int end = tokens.end(last);
        return new EntityMention(field(first), start, end, part(first).substring(start, end));
    }

    private TextField field(int token) {
        return tokens.inTitle(token) ? TextField.TITLE : TextField.TEXT;
    }

    private String part(int token) {
        return tokens.inTitle(token) ? title : text;
    }
}
