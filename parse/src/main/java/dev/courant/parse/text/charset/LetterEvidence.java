package dev.courant.parse.text.charset;

import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells charsets of single bytes by the words that they make: in the right one these are words of a language that is
 * written in it, as far as their letters and pairs of letters tell. Immutable and thread-safe.
 */
final class LetterEvidence {
    /** How much less a reading has to cost than the one that is named, in quarters of a natural logarithm. */
    private static final int AGAINST_A_LABEL = 32;

    private static final double AGAINST_A_LABEL_EACH_BYTE = 0.8;

    /** The same where there is a word or two, or the label is none that is written without knowing better. */
    private static final int STRONGLY_AGAINST_A_LABEL = 64;

    private static final int AGAINST_THE_USUAL = 20;
    private static final double AGAINST_THE_USUAL_EACH_BYTE = 0.2;
    private static final int FEW_BYTES = 12;

    /** Text of fewer different letters tells nothing against a label. */
    private static final int FEWEST_KINDS = 8;

    /** What a byte of a text costs at most that is of any of the languages; most cost about 12. */
    private static final double READABLE = 18;

    private static final double FLUENT = 15;

    private final int bytes;
    private final int kinds;
    private final List<Reading> readings;

    private LetterEvidence(int bytes, int kinds, List<Reading> readings) {
        this.bytes = bytes;
        this.kinds = kinds;
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
                kinds(words),
                bytes == 0
                        ? List.of()
                        : Known.PAGES.stream()
                                .map(page -> new Reading(page.charset(), page.cost(words)))
                                .toList());
    }

    private static int kinds(List<byte[]> words) {
        BitSet kinds = new BitSet(256);
        for (byte[] word : words) {
            for (byte b : word) {
                kinds.set(b & 0xff);
            }
        }
        return kinds.cardinality();
    }

    /**
     * Returns the charset in which the text makes far better words than in the Western one that a label names; empty if
     * there is none.
     */
    Optional<Charset> againstWestern(Charset named) {
        int margin = bytes < FEW_BYTES ? STRONGLY_AGAINST_A_LABEL : AGAINST_A_LABEL;
        return kinds < FEWEST_KINDS ? Optional.empty() : better(cost(named), FLUENT, margin, AGAINST_A_LABEL_EACH_BYTE);
    }

    /**
     * Returns the charset in which the text makes far better words than in one that somebody has chosen to name; empty
     * if there is none.
     *
     * @param western the charset that nobody means who names another one
     */
    Optional<Charset> againstChosen(Charset named, Charset western) {
        return bytes < FEW_BYTES || kinds < FEWEST_KINDS
                ? Optional.empty()
                : better(cost(named), FLUENT, STRONGLY_AGAINST_A_LABEL, AGAINST_A_LABEL_EACH_BYTE)
                        .filter(charset -> !charset.equals(western));
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
        Optional<Charset> better = better(cost(usual), READABLE, AGAINST_THE_USUAL, AGAINST_THE_USUAL_EACH_BYTE);
        Reading same = reading(usual);
        return better.isPresent() || same == null || !isReadable(same) ? better : Optional.of(usual);
    }

    private Optional<Charset> better(int than, double most, int margin, double eachByte) {
        Reading best = null;
        for (Reading reading : readings) {
            best = best == null || reading.cost() < best.cost() ? reading : best;
        }
        return best != null && best.cost() <= bytes * most && than - best.cost() >= Math.max(margin, bytes * eachByte)
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
