package dev.courant.parse.feed;

import dev.courant.parse.feed.xml.Markup;
import dev.courant.parse.text.PlainText;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Converts the HTML in the short fields of a feed to plain text. Stateless and thread-safe. */
public final class FeedText {
    private static final int LONGEST = 100_000;
    private static final int LABEL = 100;
    private static final Pattern TAG = Pattern.compile(
            "</?(?:a|abbr|b|bdi|br|cite|em|font|i|img|small|span|strong|sup|u)(?:\\s[^<>@]*|\\s*/)?>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#\\d{1,7}|#[xX]\\p{XDigit}{1,6}|(?!lt;|gt;)[a-zA-Z]{2,8}\\d?);");

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
     * Returns a name or a label as plain text where it is written with inline HTML markup or references. Without
     * either, or with angle brackets that are no tags, such as those around an email address, it stays as it is.
     */
    static String withoutMarkup(String text) {
        String untagged = TAG.matcher(text).replaceAll("");
        return REFERENCE.matcher(untagged).find() ? Parser.unescapeEntities(untagged, false) : untagged;
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
