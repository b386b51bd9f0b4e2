package dev.courant.parse.feed;

import dev.courant.parse.text.charset.TextDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jdom2.Element;
import org.jdom2.Text;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * The value of an element that may hold text, escaped HTML, real markup or base64, as HTML: RFC 4287 sections 3.1 and
 * 4.1.3 for Atom 1.0, {@code mode} and media types for Atom 0.3, and for RSS the custom that text is HTML.
 */
final class TextConstruct {
    private static final int LONGEST_REFERENCE = 12;

    private TextConstruct() {}

    /** The HTML that an element means, its relative links made absolute; null when it means nothing. */
    static @Nullable String html(Element element, Base around) {
        String html = raw(element);
        return html.isBlank() ? null : RelativeLinks.resolve(html.strip(), around.within(element));
    }

    private static String raw(Element element) {
        boolean atom = element.getNamespacePrefix().equals(FeedNamespaces.ATOM);
        String type = lower(Attributes.value(element, "type"));
        if (!atom) {
            return markup(element);
        }
        if (isBase64(element, type)) {
            return base64(element);
        }
        Element div = onlyDiv(element);
        return switch (type) {
            case "text", "text/plain" -> text(element);
            case "" -> looksLikeHtml(element.getText()) ? markup(element) : text(element);
            case "xhtml" -> Markup.inner(div == null ? element : div);
            case "html", "text/html" -> div == null || !div.getChildren().isEmpty() ? markup(element) : div.getText();
            default -> markup(element);
        };
    }

    private static String text(Element element) {
        return element.getChildren().isEmpty() ? Markup.escape(element.getText()) : Markup.inner(element);
    }

    private static String markup(Element element) {
        return element.getChildren().isEmpty() ? element.getText() : Markup.inner(element);
    }

    /** The one child of an element that holds nothing else, when it is a {@code div}. */
    private static @Nullable Element onlyDiv(Element element) {
        boolean alone = element.getChildren().size() == 1
                && element.getContent().stream()
                        .allMatch(c ->
                                !(c instanceof Text text) || text.getTextTrim().isEmpty());
        Element child = alone ? element.getChildren().getFirst() : null;
        return child != null && child.getName().equalsIgnoreCase("div") ? child : null;
    }

    /** Atom 0.3 says so; in Atom 1.0 any media type that is neither text nor XML is base64. */
    private static boolean isBase64(Element element, String type) {
        boolean binary = type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml");
        String mode = lower(Attributes.value(element, "mode"));
        return mode.equals("base64")
                || mode.isEmpty() && binary && element.getChildren().isEmpty();
    }

    /** Decodes, but leaves what does not decode to text: its label is wrong. */
    private static String base64(Element element) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(element.getText());
            return TextDecoder.isUtf8(bytes) ? new String(bytes, StandardCharsets.UTF_8) : element.getText();
        } catch (IllegalArgumentException e) {
            return element.getText();
        }
    }

    /** Many a feed forgets the type of its HTML. */
    private static boolean looksLikeHtml(String text) {
        return hasTag(text) || hasReference(text);
    }

    /** True for {@code AT&amp;T} and {@code &#39;}, which nobody writes for readers to see. */
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
