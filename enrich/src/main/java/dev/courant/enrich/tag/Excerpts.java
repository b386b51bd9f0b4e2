package dev.courant.enrich.tag;

import dev.courant.enrich.text.Tokens;

/** Cuts verbatim pieces out of the article by token. */
record Excerpts(TaggableText source, Tokens tokens) {
    Passage passage(int first, int last, String rule, double weight) {
        int start = tokens.start(first);
        int end = tokens.end(last);
        return new Passage(field(first), start, end, text(first).substring(start, end), rule, weight);
    }

    EntityMention mention(int first, int last) {
        int start = tokens.start(first);
        int end = tokens.end(last);
        return new EntityMention(field(first), start, end, text(first).substring(start, end));
    }

    private TextField field(int token) {
        return tokens.inTitle(token) ? TextField.TITLE : TextField.TEXT;
    }

    private String text(int token) {
        return tokens.inTitle(token) ? source.title() : source.text();
    }
}
