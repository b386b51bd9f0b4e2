package dev.courant.bench.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Scores texts by their runs of four words, as the article-extraction-benchmark does: precision and recall are means
 * over pages, F1 is computed from the means. Not thread-safe.
 */
final class Shingles {
    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private double precision;
    private double recall;
    private int predicted;
    private int known;

    /** Adds a page; both may be empty. */
    void add(String truth, String text) {
        Map<List<String>, Integer> wanted = of(truth);
        Map<List<String>, Integer> found = of(text);
        long common = 0;
        for (Map.Entry<List<String>, Integer> entry : found.entrySet()) {
            common += Math.min(entry.getValue(), wanted.getOrDefault(entry.getKey(), 0));
        }
        if (!found.isEmpty()) {
            precision += (double) common / count(found);
            predicted++;
        }
        if (!wanted.isEmpty()) {
            recall += (double) common / count(wanted);
            known++;
        }
    }

    double precision() {
        return predicted == 0 ? 0 : precision / predicted;
    }

    double recall() {
        return known == 0 ? 0 : recall / known;
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    private static long count(Map<List<String>, Integer> shingles) {
        return shingles.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static Map<List<String>, Integer> of(String text) {
        List<String> words =
                WORD.matcher(text).results().map(MatchResult::group).toList();
        Map<List<String>, Integer> shingles = new HashMap<>();
        for (int i = 0; i < Math.max(1, words.size() - WORDS + 1); i++) {
            List<String> shingle = new ArrayList<>(words.subList(i, Math.min(words.size(), i + WORDS)));
            if (!shingle.isEmpty()) {
                shingles.merge(shingle, 1, Integer::sum);
            }
        }
        return shingles;
    }
}
