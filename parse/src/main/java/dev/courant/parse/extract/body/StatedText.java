package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.Whitespace;
import java.text.Normalizer;
import java.util.StringJoiner;

/** Makes plain lines of an article body that structured data gives as text, often with leftovers of mark-up. */
final class StatedText {
    private StatedText() {}

    static String clean(String body) {
        StringJoiner lines = new StringJoiner("\n");
        for (String line : withoutTags(body).split("\\R")) {
            String clean = Whitespace.clean(line);
            if (!clean.isEmpty()) {
                lines.add(clean);
            }
        }
        return Normalizer.normalize(lines.toString(), Normalizer.Form.NFC);
    }

    private static String withoutTags(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        for (int open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
            int close = text.indexOf('>', open);
            if (close < 0 || open + 1 >= text.length() || !startsTag(text.charAt(open + 1))) {
                out.append(text, from, open + 1);
                from = open + 1;
                continue;
            }
            out.append(text, from, open).append(isInline(text, open) ? "" : "\n");
            from = close + 1;
        }
        return out.append(text, from, text.length()).toString();
    }

    private static boolean startsTag(char c) {
        return Character.isLetter(c) || c == '/' || c == '!';
    }

    private static boolean isInline(String text, int open) {
        int at = open + (text.charAt(open + 1) == '/' ? 2 : 1);
        char c = at < text.length() ? Character.toLowerCase(text.charAt(at)) : ' ';
        return c == 'a' || c == 'e' || c == 'i' || c == 's' || c == 'b' && !text.regionMatches(true, at, "br", 0, 2);
    }
}
