package dev.courant.enrich.tag.scan;

import dev.courant.enrich.tag.EntityMention;
import dev.courant.enrich.tag.Passage;
import dev.courant.enrich.tag.TextField;
import dev.courant.enrich.text.Tokens;

/**
 * Cuts verbatim excerpts out of an article by token.
 *
 * @param title the headline as published
 * @param text the text as published
 * @param tokens the words of both
 */
public record Excerpts(String title, String text, Tokens tokens) {
    /** Returns the passage from one token to another, with the rule that matched it and its contribution. */
    public Passage passage(int first, int last, String rule, double weight) {
        int start = tokens.start(first);
        int end = tokens.end(last);
        return new Passage(field(first), start, end, part(first).substring(start, end), rule, weight);
    }

    /** Returns the mention from one token to another. */
    public EntityMention mention(int first, int last) {
        int start = tokens.start(first);
        int end = tokens.end(last);
        return new EntityMention(field(first), start, end, part(first).substring(start, end));
    }

    /** Returns the character at a distance behind a word; 0 behind the end of its field. */
    public char after(int token, int distance) {
        String part = part(token);
        int at = tokens.end(token) + distance;
        return at < part.length() ? part.charAt(at) : 0;
    }

    private TextField field(int token) {
        return tokens.inTitle(token) ? TextField.TITLE : TextField.TEXT;
    }

    private String part(int token) {
        return tokens.inTitle(token) ? title : text;
    }
}
