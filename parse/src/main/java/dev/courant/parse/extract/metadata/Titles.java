package dev.courant.parse.extract.metadata;

import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.text.PlainText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the headline. A first-level heading that the document's title contains is the best witness; structured data
 * and the title itself, which carry search engines' wording and the site's name, come after. They do tell where the
 * heading begins with a kicker, and where one that belongs to it stands beside it; where a heading of another level
 * beside it says a statement, that is what a reader sees as the headline. A news page whose statements all agree is
 * believed against its heading.
 */
final class Titles {
    private static final int SHORTEST_AFTER_KICKER = 15;
    private static final int SHORTEST_KICKER = 4;
    /** A heading that is less than this part of the title is a section's or a site's name. */
    private static final int LEAST_SHARE = 4;

    /** A headline shares one word of so many with what the page states. */
    private static final int LEAST_COMMON = 4;

    /** Statements of fewer words than this tell too little to judge a heading by. */
    private static final int LEAST_SAID = 6;

    private static final String BAR = " | ";
    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#\\d{2,6}|#[xX]\\p{XDigit}{2,5}|(?!lt;|gt;)[a-zA-Z]{2,8});");
    private static final List<String> METAS =
            List.of("og:title", "twitter:title", "dc.title", "dcterms.title", "title");

    private final @Nullable String document;
    private final @Nullable String headline;
    private final @Nullable Sourced<String> meta;
    private final @Nullable String site;
    private final boolean news;

    private Titles(@Nullable String document, MetaElements metas, StatedArticle stated, @Nullable String site) {
        this.site = site;
        this.document = document == null || document.isBlank() ? null : withoutReferences(document);
        this.headline = stated.headline() == null ? null : withoutReferences(stated.headline());
        this.news = stated.news();
        Sourced<String> found = stated(metas, site);
        this.meta = found == null
                ? null
                : new Sourced<>(SiteSuffix.cut(withoutReferences(found.value()), site), found.source());
    }

    static @Nullable Sourced<String> choose(
            ContentTree tree,
            @Nullable String document,
            MetaElements metas,
            StatedArticle stated,
            @Nullable String site) {
        Titles titles = new Titles(document, metas, stated, site);
        List<Headings.Heading> headings = Headings.of(tree, site);
        Headings.Heading heading = titles.heading(headings);
        Sourced<String> found =
                heading == null || titles.isForeign(heading.text()) ? titles.stated(tree) : titles.shown(tree, heading);
        return found == null
                ? null
                : new Sourced<>(SiteSuffix.cutTight(found.value(), () -> titles.said(headings), site), found.source());
    }

    /** Character references that were escaped once more than the page asks for are never meant to be read. */
    private static String withoutReferences(String title) {
        return title.indexOf('&') >= 0 && REFERENCE.matcher(title).find()
                ? Parser.unescapeEntities(title, false)
                : title;
    }

    /**
     * What a heading says; of one with a kicker, a badge or a second line the part that is stated as the title, unless
     * the meta elements state all of it.
     */
    private Sourced<String> shown(ContentTree tree, Headings.Heading heading) {
        String whole = PlainText.fold(heading.text());
        List<String> statements = Stream.of(
                        meta == null ? null : meta.value(),
                        headline,
                        document == null ? null : SiteSuffix.cut(document, site))
                .filter(Objects::nonNull)
                .filter(statement -> statement.length() >= shortest(statement)
                        && PlainText.fold(statement).length() < whole.length())
                .toList();
        boolean confirmed =
                meta != null && PlainText.fold(meta.value()).replace(" ", "").equals(whole.replace(" ", ""));
        for (String statement : statements) {
            if (!confirmed && Headings.hasPart(tree, heading, PlainText.fold(statement))) {
                return new Sourced<>(statement, "h1");
            }
        }
        return overruled(heading.text(), Headings.by(tree, heading));
    }

    private static int shortest(String statement) {
        return isAlphabetic(statement) ? SHORTEST_AFTER_KICKER : SHORTEST_KICKER;
    }

    /** The first title of the meta elements that is more than the site's name. */
    private static @Nullable Sourced<String> stated(MetaElements metas, @Nullable String site) {
        String name = site == null ? "" : PlainText.fold(site);
        return METAS.stream()
                .map(metas::first)
                .filter(found -> found != null && !PlainText.fold(found.value()).equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All that is said to be the title, as plain text. */
    private Set<String> said(List<Headings.Heading> headings) {
        return Stream.concat(
                        Stream.of(document, headline, meta == null ? null : meta.value()),
                        headings.stream().map(Headings.Heading::text))
                .filter(Objects::nonNull)
                .map(PlainText::fold)
                .collect(Collectors.toSet());
    }

    private Headings.@Nullable Heading heading(List<Headings.Heading> headings) {
        String wanted = headline == null ? "" : PlainText.fold(headline);
        String whole = document == null ? "" : PlainText.fold(document);
        Headings.Heading best = null;
        for (Headings.Heading heading : headings) {
            String plain = PlainText.fold(heading.text());
            if (plain.equals(wanted)) {
                return heading;
            }
            boolean longer =
                    best == null || heading.text().length() > best.text().length();
            best = plain.length() > 3 && whole.contains(plain) && longer ? heading : best;
        }
        if (best != null && best.text().length() * LEAST_SHARE >= whole.length()) {
            return best;
        }
        return !headings.isEmpty() && headings.getFirst().text().length() > 10 ? headings.getFirst() : null;
    }

    /** What is stated; of the document's title the greater part, if the page shows it as a line of its own. */
    private @Nullable Sourced<String> stated(ContentTree tree) {
        boolean cut = meta != null && headline != null && meta.value().startsWith(headline);
        if (headline != null && !cut) {
            return new Sourced<>(headline, "json-ld");
        }
        if (meta != null) {
            return meta;
        }
        if (document == null) {
            return null;
        }
        List<String> parts = SiteSuffix.ends(document).stream()
                .filter(part -> part.length() * 2 > document.length())
                .toList();
        String shown = Headings.shown(tree, parts);
        return new Sourced<>(shown == null ? SiteSuffix.cut(document, site) : shown, "title");
    }

    /**
     * A heading, unless another beside it or what is stated says it without its kicker, or all statements say another.
     */
    private Sourced<String> overruled(String heading, List<String> beside) {
        String plain = PlainText.fold(heading);
        Sourced<String> structured = headline == null ? null : new Sourced<>(headline, "json-ld");
        if (structured != null
                && (isSaidBeside(structured.value(), plain, beside) || isAfterKicker(structured.value(), plain))) {
            return structured;
        }
        if (meta != null
                && (isSaidBeside(meta.value(), plain, beside)
                        || isAfterKicker(meta.value(), plain)
                        || isRunTogether(plain, PlainText.fold(meta.value())))) {
            return meta;
        }
        if (structured != null && meta != null && document != null && isAgreed(heading)) {
            return structured;
        }
        return new Sourced<>(heading, "h1");
    }

    /** Whether not the first-level heading, worded for search engines, but one beside it is the headline. */
    private static boolean isSaidBeside(String stated, String heading, List<String> beside) {
        String plain = PlainText.fold(stated);
        return plain.length() >= SHORTEST_AFTER_KICKER
                && !plain.equals(heading)
                && beside.stream().anyMatch(text -> text.equals(plain) || text.endsWith(" " + plain));
    }

    /** Whether a heading says the same as what is stated, but that its parts run together. */
    private static boolean isRunTogether(String heading, String stated) {
        return stated.length() > heading.length() && stated.replace(" ", "").equals(heading.replace(" ", ""));
    }

    /**
     * Whether a heading has next to nothing in common with any statement: the name of a blog, of a section, of a file.
     */
    private boolean isForeign(String heading) {
        if (news) {
            return false;
        }
        Set<String> said = new HashSet<>();
        for (String statement : Arrays.asList(document, headline, meta == null ? null : meta.value())) {
            said.addAll(
                    List.of(PlainText.fold(statement == null ? "" : statement).split(" ")));
        }
        List<String> words = List.of(PlainText.fold(heading).split(" "));
        long shared = words.stream().filter(said::contains).count();
        return said.size() > LEAST_SAID && isAlphabetic(heading) && shared * LEAST_COMMON < words.size();
    }

    /** Whether a text is written with blanks between words. */
    private static boolean isAlphabetic(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u2e80' && c <= '\ud7af') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAfterKicker(String stated, String heading) {
        String plain = PlainText.fold(stated);
        int kicker = heading.length() - plain.length() - 1;
        return plain.length() >= SHORTEST_AFTER_KICKER
                && kicker >= SHORTEST_KICKER
                && kicker <= plain.length()
                && heading.endsWith(" " + plain);
    }

    /**
     * Whether what structured data states, and other statements confirm, is the headline and the heading is not. The
     * title confirms it by being it, or by going on behind it after a kicker; the meta elements by being it. Where they
     * say neither, the two have to tell all that the heading tells, and more. All statements of a news article may be
     * another headline than its heading; those of other pages are rather worded for search engines. What they say
     * behind a bar is no part of a headline.
     */
    private boolean isAgreed(String heading) {
        String wanted = PlainText.fold(Objects.requireNonNull(headline));
        String shown = PlainText.fold(heading);
        boolean kicker = wanted.endsWith(" " + shown);
        if (!(news || kicker) || Objects.requireNonNull(headline).startsWith(heading + BAR)) {
            return false;
        }
        String title = PlainText.fold(SiteSuffix.cut(Objects.requireNonNull(document), site));
        boolean titled = wanted.equals(title) || kicker && title.startsWith(wanted + " ");
        String other = PlainText.fold(Objects.requireNonNull(meta).value());
        return titled && (wanted.equals(other) || !shown.equals(other) && isFuller(wanted, shown));
    }

    /** Whether a statement is longer than a heading and has nearly all of its words. */
    private static boolean isFuller(String stated, String heading) {
        Set<String> words = new HashSet<>(List.of(heading.split(" ")));
        int all = words.size();
        List.of(stated.split(" ")).forEach(words::remove);
        return all >= LEAST_SAID && stated.length() > heading.length() && words.size() * LEAST_COMMON <= all;
    }
}
