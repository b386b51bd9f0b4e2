package dev.courant.parse.feed.xml;

import dev.courant.parse.feed.link.Base;
import dev.courant.parse.feed.link.RelativeLinks;
import dev.courant.parse.text.charset.TextDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Reads elements that may contain text, escaped HTML, markup or base64, and returns their content as HTML: RFC 4287,
 * sections 3.1 and 4.1.3, for Atom 1.0, {@code mode} and media types for Atom 0.3, and for RSS the convention that text
 * is HTML.
 */
public final class TextConstruct {
    private static final int LONGEST_REFERENCE = 12;
    private static final String ATOM = Namespaces.ATOM + ":";

    private static final Pattern ADDRESS =
            Pattern.compile("<([^\\s<>@\"']{1,64}@[^\\s<>@\"']{1,255}|https?://[^\\s<>\"']{1,2000})>");

    private static final Pattern INVISIBLE = Pattern.compile("[\\u200b\\u2060\\ufeff\\u00ad]");

    /** A title is one line. */
    private static final Pattern BREAK = Pattern.compile("(?i)\\s*<br\\s*/?>\\s*");

    private TextConstruct() {}

    /** Returns the content of an element as HTML with absolute links; null when it is blank. */
    public static @Nullable String html(FeedElement element, Base around) {
        String html = raw(element);
        return html.isBlank() ? null : RelativeLinks.resolve(html.strip(), element.base(around));
    }

    /**
     * Returns a title as {@link #html(FeedElement, List, Base)}, but that tags in an Atom title without a type are
     * text, as RFC 4287 says, section 3.1.1, and that an address in angle brackets is no tag.
     */
    public static @Nullable String title(FeedElement parent, List<String> names, Base around) {
        return parent.all(names)
                .map(element ->
                        isPlainTitle(element) ? Markup.escape(element.text().strip()) : html(element, around))
                .filter(html -> html != null && !html.isEmpty())
                .map(html -> ADDRESS.matcher(html).replaceAll("&lt;$1&gt;"))
                .map(html ->
                        INVISIBLE.matcher(BREAK.matcher(html).replaceAll(" ")).replaceAll(""))
                .findFirst()
                .orElse(null);
    }

    private static boolean isPlainTitle(FeedElement element) {
        return element.name().startsWith(ATOM)
                && element.attribute("type") == null
                && element.attribute("mode") == null
                && !element.hasChildren()
                && !hasReference(element.text());
    }

    /** Returns the content of the first of these children that has any; null when none has. */
    public static @Nullable String html(FeedElement parent, List<String> names, Base around) {
        return parent.all(names)
                .map(element -> html(element, around))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String raw(FeedElement element) {
        if (!element.name().startsWith(ATOM)) {
            return element.content();
        }
        String type = lower(element.attribute("type"));
        if (isBase64(element, type)) {
            return base64(element);
        }
        FeedElement div = onlyDiv(element);
        return switch (type) {
            case "text", "text/plain" -> text(element);
            case "" -> looksLikeHtml(element.text()) ? element.content() : text(element);
            case "xhtml" -> Markup.inner(div == null ? element : div);
            case "html", "text/html" -> div == null || div.hasChildren() ? element.content() : div.text();
            default -> element.content();
        };
    }

    private static String text(FeedElement element) {
        return element.hasChildren() ? Markup.inner(element) : Markup.escape(element.text());
    }

    /** Returns the only child of an element when it is a {@code div} without text beside it; otherwise null. */
    private static @Nullable FeedElement onlyDiv(FeedElement element) {
        if (!element.hasChildren() || !element.text().isBlank()) {
            return null;
        }
        List<FeedElement> children = element.children();
        FeedElement child = children.getFirst();
        return children.size() == 1
                        && (child.name().equals("div") || child.name().endsWith(":div"))
                ? child
                : null;
    }

    /** Atom 0.3 has an attribute for it; in Atom 1.0 all media types but text and XML are base64. */
    private static boolean isBase64(FeedElement element, String type) {
        boolean binary = type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml");
        String mode = lower(element.attribute("mode"));
        return mode.equals("base64") || mode.isEmpty() && binary && !element.hasChildren();
    }

    /** Decodes base64. Content that does not decode to text is wrongly labelled and returned as it is. */
    private static String base64(FeedElement element) {
        String text = element.text();
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text);
            return TextDecoder.isUtf8(bytes) ? new String(bytes, StandardCharsets.UTF_8) : text;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Many feeds omit the type of HTML content. */
    private static boolean looksLikeHtml(String text) {
        return hasTag(text) || hasReference(text);
    }

    /**
     * Whether a text contains a character reference, such as {@code &amp;} or {@code &#39;}, which is not meant to be
     * shown.
     */
    private static boolean hasReference(String text) {
        for (int at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
            int end = text.indexOf(';', at, Math.min(text.length(), at + LONGEST_REFERENCE));
            if (end > at + 1 && isReference(text.substring(at + 1, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReference(String name) {
        boolean number = name.charAt(0) == '#' && name.length() > 1;
        return number ? name.chars().skip(1).allMatch(Character::isLetterOrDigit) : Entities.isNamedEntity(name);
    }

    private static boolean hasTag(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if (next == '/' || next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z') {
                return true;
            }
            at = text.indexOf('<', at + 1);
        }
        return false;
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
