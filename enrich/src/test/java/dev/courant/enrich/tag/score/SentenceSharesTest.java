package dev.courant.enrich.tag.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.courant.enrich.tag.rule.RuleMatch;
import dev.courant.enrich.tag.scan.Background;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokenizer;
import dev.courant.enrich.text.Tokens;
import java.util.BitSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SentenceSharesTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final String TEXT = "Rain fell on parliament. It rained on and on.";
    private static final Tokens TOKENS = Tokenizer.tokenize(new Lexicon.Builder().build(), "", TEXT);
    private static final int SECOND = TOKENS.first(1);

    @Test
    void shouldCountASentenceOfItsOwnInFull() {
        var rain = List.of(match(0, 1, 0), match(0, 0.5, SECOND), match(0, 0.5, SECOND + 1));
        assertThat(shares(rain).undivided(rain)).isCloseTo(2, EXACT);
    }

    @Test
    void shouldDivideASentenceByWhatEachTopicSaysThere() {
        var rain = List.of(match(0, 1, 0), match(0, 1, SECOND));
        var parliament = List.of(match(1, 3, 3));
        var shares = shares(rain);
        shares.addAll(parliament);
        assertThat(shares.undivided(rain)).isCloseTo(1 * 1 / 4.0 + 1, EXACT);
        assertThat(shares.undivided(parliament)).isCloseTo(3 * 3 / 4.0, EXACT);
    }

    private static SentenceShares shares(List<RuleMatch> matches) {
        var shares = new SentenceShares(TOKENS, new Background(new Excerpts("", TEXT, TOKENS), new BitSet()));
        shares.addAll(matches);
        return shares;
    }

    private static RuleMatch match(int topic, double weight, int token) {
        return new RuleMatch(0, topic, weight, 0, token, token, new RuleMatch.Near(token, token));
    }
}
