package dev.courant.parse.feed;

import dev.courant.parse.feed.xml.Markup;
import dev.courant.parse.text.PlainText;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Converts the HTML in the short fields of a feed to plain text. Stateless and thread-safe. */
public final class FeedText {
    private static final int LONGEST = 100_000;
    private static final int LABEL = 100;

    private FeedText() {}

    /**
     * Returns the text of a title or another short piece of HTML: without tags, with references decoded and white space
     * collapsed. A {@code <} that does not start a tag is kept. HTML of more than 100,000 characters is cut.
     */
    public static String plain(String html) {
        String bounded = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        boolean bare = bounded.indexOf('<') < 0 && bounded.indexOf('&') < 0;
        String text = bare ? bounded : Jsoup.parseBodyFragment(bounded).text();
        return PlainText.clean(text);
    }

    /**
     * Returns a label for an entry, as HTML: its title; without one, the first words of its text, at most 100
     * characters; without text, its link, which may be null.
     */
    public static @Nullable String label(FeedEntry entry) {
        String body = entry.content() == null ? entry.summary() : entry.content();
        String text = entry.title() != null || body == null ? "" : plain(body);
        return entry.title() != null ? entry.title() : text.isEmpty() ? entry.link() : Markup.escape(start(text));
    }

    private static String start(String text) {
        if (text.length() <= LABEL) {
            return text;
        }
        int space = text.lastIndexOf(' ', LABEL);
        int end = space > 0 ? space : Character.isHighSurrogate(text.charAt(LABEL - 1)) ? LABEL - 1 : LABEL;
        return text.substring(0, end) + "…";
    }
}
