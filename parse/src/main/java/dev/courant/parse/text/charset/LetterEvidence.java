package dev.courant.parse.text.charset;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells charsets of single bytes by the words that they make: in the right one these are words of a language that is
 * written in it, as far as their letters and pairs of letters tell. Immutable and thread-safe.
 */
final class LetterEvidence {
    /** How much less a reading has to cost than what a label says, in quarters of a natural logarithm. */
    private static final int AGAINST_A_LABEL = 32;

    private static final double AGAINST_A_LABEL_EACH_BYTE = 0.8;
    private static final int AGAINST_THE_USUAL = 20;
    private static final double AGAINST_THE_USUAL_EACH_BYTE = 0.2;

    /** What a byte of a text costs at most that is of any of the languages. */
    private static final double READABLE = 18;

    private final int bytes;
    private final List<Reading> readings;

    private LetterEvidence(int bytes, List<Reading> readings) {
        this.bytes = bytes;
        this.readings = readings;
    }

    /** Reading tables takes a while and is needed for few documents. */
    private static final class Known {
        private static final List<CodePage> PAGES = CodePages.standard();
    }

    private record Reading(Charset charset, int cost) {}

    static LetterEvidence of(byte[] body, int length) {
        List<byte[]> words = HighWords.of(body, length);
        int bytes = words.stream().mapToInt(word -> word.length).sum();
        return new LetterEvidence(
                bytes,
                bytes == 0
                        ? List.of()
                        : Known.PAGES.stream()
                                .map(page -> new Reading(page.charset(), page.cost(words)))
                                .toList());
    }

    /** Returns the charset in which the text makes far better words than in the one that is named; empty: none. */
    Optional<Charset> against(Charset named) {
        return better(cost(named), AGAINST_A_LABEL, AGAINST_A_LABEL_EACH_BYTE);
    }

    /** Returns whether the text makes better words in a charset, which is named as well, than in another one. */
    boolean prefers(Charset charset, Charset other) {
        Reading reading = reading(charset);
        return reading != null
                && isReadable(reading)
                && cost(other) - reading.cost() >= Math.max(AGAINST_THE_USUAL, bytes * AGAINST_THE_USUAL_EACH_BYTE);
    }

    /** Returns the charset of a text without a label; empty when the text makes words in none. */
    Optional<Charset> likeliest(Charset usual) {
        if (bytes == 0) {
            return Optional.of(usual);
        }
        Optional<Charset> better = better(cost(usual), AGAINST_THE_USUAL, AGAINST_THE_USUAL_EACH_BYTE);
        Reading same = reading(usual);
        return better.isPresent() || same == null || !isReadable(same) ? better : Optional.of(usual);
    }

    private Optional<Charset> better(int than, int margin, double eachByte) {
        Reading best = null;
        for (Reading reading : readings) {
            best = best == null || reading.cost() < best.cost() ? reading : best;
        }
        return best != null && isReadable(best) && than - best.cost() >= Math.max(margin, bytes * eachByte)
                ? Optional.of(best.charset())
                : Optional.empty();
    }

    private boolean isReadable(Reading reading) {
        return reading.cost() <= bytes * READABLE;
    }

    /** Returns what a charset costs; below zero, so that none is better, when its languages are not known. */
    private int cost(Charset charset) {
        Reading reading = reading(charset);
        return reading == null ? -1 : reading.cost();
    }

    private @Nullable Reading reading(Charset charset) {
        for (Reading reading : readings) {
            if (reading.charset().equals(charset)) {
                return reading;
            }
        }
        return null;
    }
}
