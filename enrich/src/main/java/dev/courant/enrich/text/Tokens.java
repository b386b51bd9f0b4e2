package dev.courant.enrich.text;

import java.util.Arrays;

/**
 * The words of an article's title and text, in order, as parallel arrays: the position of each (UTF-16 offsets into its
 * field), its {@link Lexicon} form, its letter case and its sentence. A sentence is in the title or in the text, never
 * in both. Written by {@link Tokenizer} alone, and thread-safe afterwards.
 */
public final class Tokens {
    public static final byte LOWER = 0;
    public static final byte CAPITAL = 1;
    public static final byte ALL_CAPITALS = 2;

    private int[] starts;
    private int[] ends;
    private int[] forms;
    private int[] sentences;
    private byte[] cases;
    private int[] firsts = new int[64];
    private int count;
    private int sentenceCount;
    private int titleCount;

    Tokens(int expected) {
        starts = new int[expected];
        ends = new int[expected];
        forms = new int[expected];
        sentences = new int[expected];
        cases = new byte[expected];
    }

    public int count() {
        return count;
    }

    public int sentenceCount() {
        return sentenceCount;
    }

    public boolean inTitle(int token) {
        return token < titleCount;
    }

    public int titleCount() {
        return titleCount;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    public int form(int token) {
        return forms[token];
    }

    public byte letterCase(int token) {
        return cases[token];
    }

    public int sentence(int token) {
        return sentences[token];
    }

    /** Returns the first token of a sentence. */
    public int first(int sentence) {
        return firsts[sentence];
    }

    /** Returns the token after the last one of a sentence. */
    public int limit(int sentence) {
        return sentence + 1 < sentenceCount ? firsts[sentence + 1] : count;
    }

    void beginSentence() {
        if (sentenceCount > 0 && firsts[sentenceCount - 1] == count) {
            return;
        }
        if (sentenceCount == firsts.length) {
            firsts = Arrays.copyOf(firsts, sentenceCount * 2);
        }
        firsts[sentenceCount++] = count;
    }

    void endTitle() {
        titleCount = count;
    }

    void add(int start, int end, int form, byte letterCase) {
        if (count == starts.length) {
            grow(count + count / 2 + 16);
        }
        starts[count] = start;
        ends[count] = end;
        forms[count] = form;
        cases[count] = letterCase;
        sentences[count++] = sentenceCount - 1;
    }

    void setForm(int token, int form) {
        forms[token] = form;
    }

    private void grow(int size) {
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        forms = Arrays.copyOf(forms, size);
        sentences = Arrays.copyOf(sentences, size);
        cases = Arrays.copyOf(cases, size);
    }
}
