package dev.courant.parse.extract.state;

import dev.courant.parse.text.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the keys and types of a page's data mean, from {@code state.txt}. */
final class StateKeys {
    /** Keys of an element's type. */
    static final List<String> TYPES = List.of("type", "_type", "__typename", "nodeType", "blockType", "tag", "kind");
    /** Keys of an article's title. */
    static final List<String> TITLES = List.of("headline", "title", "headlines", "shortHeadline");

    private static final Map<String, Set<String>> WORDS = words();

    private StateKeys() {}

    private static Map<String, Set<String>> words() {
        Map<String, Set<String>> words = new HashMap<>();
        Resources.wordsByKey(StateKeys.class, "state.txt").forEach((key, list) -> words.put(key, Set.copyOf(list)));
        return Map.copyOf(words);
    }

    /** A key in lower case, without marks between words and without arguments of a query. */
    static String plain(String key) {
        int arguments = key.indexOf('(');
        String name = arguments > 0 ? key.substring(0, arguments) : key;
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                out.append(Character.toLowerCase(c));
            }
        }
        return out.toString();
    }

    /** Whether a key's value is text. */
    static boolean isText(String key) {
        return has("text", key) || has("elements", key);
    }

    /** Whether a key's value is a list of blocks. */
    static boolean isElement(String key) {
        return has("elements", key);
    }

    /** Whether a key's value may be a list of runs of text. */
    static boolean isChildren(String key) {
        return has("children", key);
    }

    /** Whether a type is of a run of text within a paragraph. */
    static boolean isInline(String type) {
        return has("inline", plain(type));
    }

    /** Whether a type is of something that is no text: pictures, advertisements, links to other stories. */
    static boolean isSkipped(String type) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= type.length(); i++) {
            char c = i < type.length() ? type.charAt(i) : ' ';
            if (!Character.isLetter(c) || Character.isUpperCase(c)) {
                if (has("skipped", word.toString())) {
                    return true;
                }
                word.setLength(0);
            }
            if (Character.isLetter(c)) {
                word.append(Character.toLowerCase(c));
            }
        }
        return has("skipped", type.toLowerCase(Locale.ROOT));
    }

    /** Whether a type is of a heading. */
    static boolean isHeading(String type) {
        return has("heading", plain(type));
    }

    private static boolean has(String set, String word) {
        return WORDS.getOrDefault(set, Set.of()).contains(word);
    }
}
