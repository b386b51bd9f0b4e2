package dev.courant.enrich.tag.rule;

import dev.courant.enrich.tag.scan.PhraseHits;
import java.util.Arrays;

/** Counts the counter-evidence of an article. */
public final class CounterPhrases {
    private CounterPhrases() {}

    /** {@return for each topic the number of occurrences of its counter-evidence, each position once} */
    public static int[] count(RuleProgram program, PhraseHits hits) {
        int[] counts = new int[program.topics().size()];
        int[] lastCounted = new int[counts.length];
        Arrays.fill(lastCounted, -1);
        for (int hit = 0; hit < hits.count(); hit++) {
            for (int topic : program.counterOfSet()[hits.set(hit)]) {
                if (lastCounted[topic] != hits.first(hit)) {
                    lastCounted[topic] = hits.first(hit);
                    counts[topic]++;
                }
            }
        }
        return counts;
    }
}
