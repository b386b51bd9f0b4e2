package dev.courant.enrich.tag.scan;

import dev.courant.enrich.taxonomy.TopicRule.Zone;
import dev.courant.enrich.text.Tokens;

/**
 * Divides an article into title, lead and body.
 *
 * @param leadLimit the token after the lead
 */
public record ArticleZones(Tokens tokens, int leadLimit) {
    /** The lead has at least this number of words, and ends with a sentence. */
    private static final int LEAD_WORDS = 60;

    /** Returns the zones of an article. */
    public static ArticleZones of(Tokens tokens) {
        int lead = Math.min(tokens.titleCount() + LEAD_WORDS, tokens.count()) - 1;
        return new ArticleZones(tokens, lead < 0 ? 0 : tokens.limit(tokens.sentence(lead)));
    }

    /** Returns the zone of a token. */
    public Zone of(int token) {
        if (tokens.inTitle(token)) {
            return Zone.TITLE;
        }
        return token < leadLimit ? Zone.LEAD : Zone.BODY;
    }
}
