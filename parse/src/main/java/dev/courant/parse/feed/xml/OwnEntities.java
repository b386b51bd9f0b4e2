package dev.courant.parse.feed.xml;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/**
 * The entities that a document declares itself for pieces of text (XML 1.0, section 4.2). Those that name another
 * document, stand for markup or contain one another are not resolved, so that a few declarations cannot grow to a large
 * text. For one document.
 */
final class OwnEntities {
    private static final OwnEntities NONE = new OwnEntities(Map.of());
    private static final int LATEST_START = 64 << 10;
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_CHARACTERS = 200_000;
    private static final Pattern DECLARED = Pattern.compile(
            "<!ENTITY\\s+([\\p{L}_][\\p{L}\\d._-]{0,60})\\s+(?:\"([^\"<]{0,2000})\"|'([^'<]{0,2000})')\\s*>");

    private static final Pattern REFERENCE = Pattern.compile("&[\\p{L}_#][\\p{L}\\d._-]*;");

    private final Map<String, String> texts;
    private int left = MOST_CHARACTERS;

    private OwnEntities(Map<String, String> texts) {
        this.texts = texts;
    }

    static OwnEntities of(String document) {
        int type =
                document.substring(0, Math.min(document.length(), LATEST_START)).indexOf("<!DOCTYPE");
        int open = type < 0 ? -1 : document.indexOf('[', type);
        int close = open < 0 ? -1 : document.indexOf("]>", open);
        if (close < 0
                || close > type + LATEST_START
                || document.substring(type, open).indexOf('>') >= 0) {
            return NONE;
        }
        Map<String, String> texts = new HashMap<>();
        Matcher declaration = DECLARED.matcher(document.substring(open, close));
        while (texts.size() < MOST && declaration.find()) {
            String value = declaration.group(2) == null ? declaration.group(3) : declaration.group(2);
            String text = value.length() <= LONGEST_TEXT ? unescaped(value) : "";
            boolean plain = !text.isEmpty() && !REFERENCE.matcher(text).find();
            if (plain && !Entities.isNamedEntity(declaration.group(1))) {
                texts.putIfAbsent(declaration.group(1), text);
            }
        }
        return new OwnEntities(texts);
    }

    /** A reference to a character is resolved where the entity is declared, and what it gives where it is used. */
    private static String unescaped(String value) {
        return Parser.unescapeEntities(Parser.unescapeEntities(value, false), false);
    }

    /** Returns the length of the reference to one of these entities that stands at a place; 0 when there is none. */
    int lengthAt(String document, int ampersand) {
        if (texts.isEmpty()) {
            return 0;
        }
        int end = document.indexOf(';', ampersand, Math.min(document.length(), ampersand + LONGEST_NAME));
        boolean known = end > 0 && texts.containsKey(document.substring(ampersand + 1, end)) && left > 0;
        return known ? end + 1 - ampersand : 0;
    }

    /** Returns the text of an entity, escaped. */
    String markup(String name) {
        String text = texts.getOrDefault(name, "");
        left -= text.length();
        return Markup.escape(text);
    }
}
