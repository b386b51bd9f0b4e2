package dev.courant.parse.text.charset;

import dev.courant.parse.text.Resources;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the charsets of single bytes and their languages from {@code letter-pairs.txt}. */
final class CodePages {
    private final Map<String, List<LetterCosts>> languages = new LinkedHashMap<>();

    private CodePages() {}

    /** Returns those charsets that this Java has, windows-1252 first. */
    static List<CodePage> standard() {
        CodePages read = new CodePages();
        Iterator<String> lines =
                Resources.lines(CodePages.class, "letter-pairs.txt").iterator();
        while (lines.hasNext()) {
            read.language(lines);
        }
        return read.languages.entrySet().stream()
                .map(entry -> CodePage.of(Charset.forName(entry.getKey()), entry.getValue()))
                .toList();
    }

    private void language(Iterator<String> lines) {
        String[] head = lines.next().split(" ");
        String alphabet = lines.next();
        byte[] first = costs(lines.next());
        byte[][] pairs = head[1].equals("pairs") ? pairs(alphabet.length(), lines) : new byte[0][];
        for (String charset : Arrays.copyOfRange(head, 2, head.length)) {
            if (Charset.isSupported(charset)) {
                languages
                        .computeIfAbsent(charset, name -> new ArrayList<>())
                        .add(new LetterCosts(letters(Charset.forName(charset), alphabet), first, pairs));
            }
        }
    }

    private static byte[][] pairs(int letters, Iterator<String> lines) {
        byte[][] pairs = new byte[letters][];
        for (int i = 0; i < letters; i++) {
            pairs[i] = costs(lines.next());
        }
        return pairs;
    }

    private static byte[] costs(String line) {
        byte[] costs = line.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < costs.length; i++) {
            costs[i] -= '0';
        }
        return costs;
    }

    private static int[] letters(Charset charset, String alphabet) {
        String characters = CodePage.characters(charset);
        int[] letters = new int[256];
        for (int b = 0; b < letters.length; b++) {
            letters[b] = alphabet.indexOf(Character.toLowerCase(characters.charAt(b)));
        }
        return letters;
    }
}
