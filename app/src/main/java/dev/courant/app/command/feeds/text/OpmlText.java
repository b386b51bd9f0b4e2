package dev.courant.app.command.feeds.text;

import dev.courant.parse.opml.Opml;
import dev.courant.parse.opml.Opml.Subscription;
import java.util.List;

/**
 * Writes OPML in ASCII: other characters become references, so that the output is right on a terminal of any character
 * set. Pure functions.
 */
public final class OpmlText {
    private static final int LAST_ASCII = 0x7f;

    private OpmlText() {}

    public static String of(String title, List<Subscription> subscriptions) {
        return ascii(Opml.write(title, subscriptions));
    }

    /**
     * Element and attribute names are ASCII, so other characters occur in text only, where a reference means the same
     * (XML 1.0, section 4.1).
     */
    private static String ascii(String xml) {
        StringBuilder ascii = new StringBuilder(xml.length());
        xml.codePoints().forEach(character -> {
            if (character > LAST_ASCII) {
                ascii.append("&#").append(character).append(';');
            } else {
                ascii.appendCodePoint(character);
            }
        });
        return ascii.toString();
    }
}
