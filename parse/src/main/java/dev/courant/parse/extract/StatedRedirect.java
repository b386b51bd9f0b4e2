package dev.courant.parse.extract;

import dev.courant.parse.text.TextWidth;
import dev.courant.parse.text.charset.TextDecoder;
import dev.courant.parse.url.WebUrl;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads where a page itself leads on to: by a refresh (HTML, section 4.2.5.3) or, where it has nothing else, by a
 * script that does nothing but set the location. Nothing is executed. Pure functions.
 *
 * <p>A page may also reload itself, or lead on readers without scripts to a notice. So a refresh counts if it is
 * immediate, and one that waits a few seconds or stands in {@code noscript} if the page has no text besides.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/document-lifecycle.html#shared-declarative-refresh-steps">Shared
 *     declarative refresh steps</a>
 */
public final class StatedRedirect {
    private static final int READ = 64 << 10;
    private static final int LONGEST_SHELL = 16 << 10;
    private static final int TEXTLESS = 250;
    private static final double IMMEDIATE = 1;
    private static final double LONGEST_WAIT = 30;
    private static final int NEAR = 40;

    private static final Pattern REFRESH = Pattern.compile(
            "\\s*(\\d{0,9}+(?:\\.[\\d.]*+)?)\\s*[;,\\s]\\s*(?:url\\s*=\\s*)?(?:\"([^\"]*+)\"?.*|'([^']*+)'?.*|(.+))",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LOCATION = Pattern.compile(
            "(?<![\\w.$-])(?:(?:window|document|self|top|parent)\\.)*location(?:\\.href)?\\s*"
                    + "(?:=(?!=)|\\.(?:replace|assign)\\s*\\()\\s*(\"[^\"\\n]{1,4000}+\"|'[^'\\n]{1,4000}+')\\s*[;)}\\n]?");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x(\\p{XDigit}{2})|u(\\p{XDigit}{4})|(.))");

    private StatedRedirect() {}

    /**
     * Returns where a {@code Refresh} header leads at once, or in a few seconds.
     *
     * @param header the header; null if there is none
     * @param url the URL that sent it
     */
    public static Optional<WebUrl> ofHeader(@Nullable String header, WebUrl url) {
        return header == null
                ? Optional.empty()
                : target(header, LONGEST_WAIT).flatMap(url::resolve).filter(target -> leaves(url, target));
    }

    /**
     * Returns where a page leads on to; empty if it does not.
     *
     * @param page the page, of which the first 64 KiB are read
     * @param url where it was found, against which relative references are resolved if it states no base
     */
    public static Optional<WebUrl> of(Page page, WebUrl url) {
        byte[] body = page.body();
        boolean shell = body.length <= LONGEST_SHELL;
        if (!hasRefresh(body) && !(shell && indexOf(body, "location", 0) >= 0)) {
            return Optional.empty();
        }
        int length = Math.min(body.length, READ);
        String html = TextDecoder.of(body, length, page.charset())
                .decode(body, length)
                .text();
        Document document = Jsoup.parse(html, url.toString());
        WebUrl base = base(document, url);
        boolean textless = isTextless(document);
        Optional<WebUrl> refreshed = document.select("meta[http-equiv]").stream()
                .filter(meta -> meta.attr("http-equiv").strip().equalsIgnoreCase("refresh"))
                .filter(meta -> meta.closest("template") == null)
                .flatMap(meta -> target(meta.attr("content"), patience(meta, textless)).stream())
                .flatMap(target -> base.resolve(target).stream())
                .filter(target -> leaves(url, target))
                .findFirst();
        return refreshed.isPresent() || !textless || !shell || ChallengeMarks.isChallenge(body)
                ? refreshed
                : scripted(document, base).filter(target -> leaves(url, target));
    }

    /** Returns how long a refresh may wait to count as a redirect, in seconds; below zero: it does not count. */
    private static double patience(Element meta, boolean textless) {
        if (textless) {
            return LONGEST_WAIT;
        }
        return meta.closest("noscript") == null ? IMMEDIATE : -1;
    }

    /** Returns the reference in the content of a refresh, if it has one and waits no longer. */
    private static Optional<String> target(String content, double longest) {
        Matcher parts = REFRESH.matcher(content);
        if (!parts.matches() || seconds(parts.group(1)) > longest) {
            return Optional.empty();
        }
        for (int group = 2; group <= parts.groupCount(); group++) {
            String target = parts.group(group);
            if (target != null && !target.isBlank()) {
                return Optional.of(target.strip());
            }
        }
        return Optional.empty();
    }

    private static double seconds(String number) {
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        return whole.isEmpty() ? 0 : Integer.parseInt(whole);
    }

    private static WebUrl base(Document document, WebUrl url) {
        Element base = document.selectFirst("base[href]");
        return base == null ? url : url.resolve(base.attr("href").strip()).orElse(url);
    }

    private static boolean isTextless(Document document) {
        Document visible = document.clone();
        visible.select("script,style,noscript,template,title").remove();
        return TextWidth.of(visible.text()) < TEXTLESS;
    }

    private static Optional<WebUrl> scripted(Document document, WebUrl base) {
        for (Element script : document.select("script:not([src])")) {
            Matcher location = LOCATION.matcher(script.data());
            if (location.find()) {
                String literal = location.group(1);
                return base.resolve(unescaped(literal.substring(1, literal.length() - 1)));
            }
        }
        return Optional.empty();
    }

    private static String unescaped(String literal) {
        return ESCAPE.matcher(literal).replaceAll(StatedRedirect::character);
    }

    private static String character(MatchResult escape) {
        String hex = escape.group(1) == null ? escape.group(2) : escape.group(1);
        return Matcher.quoteReplacement(hex == null ? escape.group(3) : Character.toString(Integer.parseInt(hex, 16)));
    }

    private static boolean leaves(WebUrl url, WebUrl target) {
        return !url.withoutFragment().equals(target.withoutFragment());
    }

    private static boolean hasRefresh(byte[] body) {
        for (int at = indexOf(body, "http-equiv", 0); at >= 0; at = indexOf(body, "http-equiv", at + 1)) {
            String value = new String(body, at, Math.min(NEAR, body.length - at), StandardCharsets.ISO_8859_1);
            if (value.toLowerCase(Locale.ROOT).contains("refresh")) {
                return true;
            }
        }
        return false;
    }

    /** Returns where a word in lower case stands in the bytes that are read, in letters of any case; -1: nowhere. */
    private static int indexOf(byte[] body, String word, int from) {
        int last = Math.min(body.length, READ) - word.length();
        char first = word.charAt(0);
        for (int at = from; at <= last; at++) {
            if ((body[at] | 0x20) == first && startsWith(body, at, word)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] body, int at, String word) {
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '-' ? body[at + i] != c : (body[at + i] | 0x20) != c) {
                return false;
            }
        }
        return true;
    }
}
