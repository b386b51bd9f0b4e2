package dev.courant.enrich.tag;

import java.util.Arrays;

/** How often an article uses phrases that speak against a topic. */
final class CounterEvidence {
    private CounterEvidence() {}

    /** For each topic the number of such phrases. */
    static int[] of(RuleProgram program, Hits hits) {
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
