package dev.courant.enrich.tag.scan;

import dev.courant.enrich.taxonomy.TopicRule.Zone;
import dev.courant.enrich.text.Tokens;

/**
 * Which part of an article a token is in.
 *
 * @param leadLimit the token after the lead
 */
public record ArticleZones(Tokens tokens, int leadLimit) {
    /** The lead: so many first words of the text, to the end of the sentence they are in. */
    private static final int LEAD_WORDS = 60;

    /** The zones of an article. */
    public static ArticleZones of(Tokens tokens) {
        int lead = Math.min(tokens.titleCount() + LEAD_WORDS, tokens.count()) - 1;
        return new ArticleZones(tokens, lead < 0 ? 0 : tokens.limit(tokens.sentence(lead)));
    }

    /** The zone that a token is in. */
    public Zone of(int token) {
        if (tokens.inTitle(token)) {
            return Zone.TITLE;
        }
        return token < leadLimit ? Zone.LEAD : Zone.BODY;
    }
}
