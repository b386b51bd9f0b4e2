package dev.courant.parse.text.charset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The different words of a text that have bytes of 0x80 and more: what tells its charset and language, whatever markup
 * and English names stand around them. Pure functions.
 */
final class HighWords {
    private static final int MOST = 300;
    private static final int LONGEST = 60;

    private HighWords() {}

    /**
     * Returns the first few hundred of more than one byte, each once: a sign or letter that stands alone tells little.
     */
    static List<byte[]> of(byte[] body, int length) {
        List<byte[]> words = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        int start = 0;
        boolean high = false;
        for (int i = 0; i <= length && words.size() < MOST; i++) {
            if (i < length && i - start < LONGEST && isPartOfWord(body[i])) {
                high |= body[i] < 0;
            } else {
                if (high
                        && i - start > 1
                        && taken.add(new String(body, start, i - start, StandardCharsets.ISO_8859_1))) {
                    words.add(Arrays.copyOfRange(body, start, i));
                }
                start = i < length && isPartOfWord(body[i]) ? i : i + 1;
                high = start == i && i < length && body[i] < 0;
            }
        }
        return words;
    }

    private static boolean isPartOfWord(byte b) {
        return b < 0 || (b | 0x20) >= 'a' && (b | 0x20) <= 'z';
    }
}
