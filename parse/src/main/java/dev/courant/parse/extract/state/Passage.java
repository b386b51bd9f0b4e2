package dev.courant.parse.extract.state;

import dev.courant.parse.text.TextWidth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text of a page's data on its way to an article.
 *
 * @param html mark-up of blocks, or of a run of text
 * @param block whether it consists of whole blocks
 */
record Passage(String html, boolean block, int width) {
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,400}>");
    private static final Pattern BLOCK =
            Pattern.compile("<(?:p|div|h[1-6]|ul|ol|blockquote|section|article)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n\\s{0,20}\\n|\\r\\n?\\s{0,20}\\r\\n?");

    /** A text as data has it, with mark-up or without; null if it is blank. */
    static @Nullable Passage of(String text) {
        if (text.isBlank()) {
            return null;
        }
        boolean tagged = TAG.matcher(text).find();
        if (tagged && BLOCK.matcher(text).find()) {
            String shown = withoutScripts(text);
            return new Passage(shown, true, width(TAG.matcher(shown).replaceAll(" ")));
        }
        String escaped = tagged ? text : escape(text);
        String[] paragraphs = PARAGRAPHS.split(escaped);
        if (paragraphs.length < 2) {
            return new Passage(escaped, false, width(text));
        }
        return new Passage("<p>" + String.join("</p><p>", paragraphs) + "</p>", true, width(text));
    }

    private static String withoutScripts(String html) {
        return cut(cut(html, "script"), "style");
    }

    private static String cut(String html, String tag) {
        StringBuilder out = new StringBuilder(html.length());
        int from = 0;
        for (int open = html.indexOf("<" + tag); open >= 0; open = html.indexOf("<" + tag, from)) {
            int close = html.indexOf("</" + tag, open);
            if (close < 0) {
                break;
            }
            out.append(html, from, open);
            from = close + tag.length() + 2;
        }
        return out.append(html, from, html.length()).toString();
    }

    private static int width(String text) {
        return TextWidth.of(text);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Joins parts to one run of text, or to blocks; null if there are none. */
    static @Nullable Passage join(List<Passage> parts, boolean inline) {
        if (parts.isEmpty()) {
            return null;
        }
        boolean run = inline && parts.stream().noneMatch(Passage::block);
        StringBuilder html = new StringBuilder();
        int width = 0;
        for (Passage part : parts) {
            html.append(run || part.block ? part.html : "<p>" + part.html + "</p>");
            width += part.width;
        }
        return new Passage(html.toString(), !run, width);
    }

    /** The same text as an element of a type. */
    Passage as(String type) {
        if (block || type.isEmpty() || StateKeys.isInline(type)) {
            return this;
        }
        String tag = StateKeys.isHeading(type) ? "h2" : "p";
        return new Passage("<" + tag + ">" + html + "</" + tag + ">", true, width);
    }
}
