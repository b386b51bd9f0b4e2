package dev.courant.parse.extract.metadata.author;

import dev.courant.parse.extract.metadata.stated.MetaElements;
import dev.courant.parse.extract.metadata.stated.Sourced;
import dev.courant.parse.extract.metadata.stated.StatedArticle;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.PageFacts;
import dev.courant.parse.extract.tree.ParsedPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the authors: the people that structured data names, then meta elements, then microdata, then a line by the
 * headline. An organisation or a desk is the author only where the page says so in its metadata and names no person; an
 * agency that structured data names beside people signs with them.
 */
public final class AuthorSelector {
    private static final int LONGEST = 200;
    /** More than so many are commentators, or the authors of teasers; the first is the article's. */
    private static final int MOST_PROPERTIES = 4;

    private static final List<String> METAS = List.of(
            "author",
            "authors",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "dc.contributor",
            "citation_author",
            "byl",
            "article.author",
            "article:author_name",
            "og:article:author",
            "articleauthor");
    private static final int BEFORE_HEADLINE = 6;
    private static final int NEXT_LINES = 2;
    private static final int TEASER_LEVELS = 3;
    private static final int TEASER_LINES = 8;

    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z0-9._-]+");
    private static final String STATEMENT = "json-ld";
    private static final List<String> CARD_FIELDS = List.of("1", "2", "3");

    private final List<String> outlets;
    private final List<Sourced<List<String>>> desks = new ArrayList<>();
    private final List<Sourced<List<String>>> selves = new ArrayList<>();
    private @Nullable Sourced<List<String>> people;
    private @Nullable Sourced<List<String>> account;

    private AuthorSelector(List<String> outlets) {
        this.outlets = outlets;
    }

    /**
     * Returns the names of who wrote the article of a page, or null.
     *
     * @param site the publication's name; null if it is not known
     * @param headline the node of the headline, or {@link Headline#NONE}
     */
    public static @Nullable Sourced<List<String>> choose(
            ParsedPage page, MetaElements metas, StatedArticle stated, @Nullable String site, int headline) {
        ContentTree tree = page.tree();
        PageFacts facts = page.facts();
        List<String> outlets = new ArrayList<>();
        Stream.of(site, stated.publisher()).filter(Objects::nonNull).forEach(outlets::add);
        AuthorSelector authors = new AuthorSelector(outlets);
        authors.consider(stated.authors(), STATEMENT);
        for (String name : METAS) {
            authors.consider(metas.all(name), name);
        }
        authors.consider(cards(metas), "twitter:data");
        authors.consider(properties(tree, facts, "author"), "itemprop");
        authors.consider(properties(tree, facts, "rdfa:author"), "rdfa");
        authors.consider(signing(tree, facts, headline), "rel=author");
        return authors.chosen(new Bylines(tree, outlets), headline);
    }

    private void consider(List<String> bylines, String source) {
        if (people == null && !bylines.isEmpty()) {
            AuthorNames.Names names = AuthorNames.of(bylines, outlets);
            List<String> found = source.equals(STATEMENT) ? names.signing() : names.people();
            boolean accounts = !found.isEmpty() && found.stream().allMatch(AuthorSelector::isAccount);
            people = accounts ? null : found(found, source);
            account = accounts && account == null ? found(found, source) : account;
            note(desks, found(names.desks(), source));
            note(selves, found(names.outlets(), source));
        }
    }

    /** Whether a name is one that somebody signs in with: a word in small Latin letters, perhaps with digits. */
    private static boolean isAccount(String name) {
        return ACCOUNT.matcher(name).matches();
    }

    private static void note(List<Sourced<List<String>>> list, @Nullable Sourced<List<String>> found) {
        if (found != null) {
            list.add(found);
        }
    }

    private @Nullable Sourced<List<String>> chosen(Bylines visible, int headline) {
        Sourced<List<String>> found = people;
        found = found != null ? found : found(visible.near(headline), "byline");
        found = found != null ? found : account;
        if (found == null && !desks.isEmpty()) {
            return desks.getFirst();
        }
        if (found == null && !selves.isEmpty()) {
            return selves.getFirst();
        }
        return found != null ? found : found(visible.named(), "byline");
    }

    private static @Nullable Sourced<List<String>> found(List<String> names, String source) {
        return names.isEmpty() ? null : new Sourced<>(names, source);
    }

    /** What a sharing card labels "Written by". */
    private static List<String> cards(MetaElements metas) {
        for (String field : CARD_FIELDS) {
            Sourced<String> label = metas.first("twitter:label" + field);
            if (label != null && label.value().toLowerCase(Locale.ROOT).startsWith("written")) {
                return metas.all("twitter:data" + field);
            }
        }
        return List.of();
    }

    private static List<String> properties(ContentTree tree, PageFacts facts, String wanted) {
        List<String> values = new ArrayList<>();
        for (PageFacts.Property property : facts.properties()) {
            if (property.name().equals(wanted)) {
                if (values.size() == MOST_PROPERTIES) {
                    return values.subList(0, 1);
                }
                values.add(property.value() != null ? property.value() : nameIn(tree, facts, property.node()));
            }
        }
        return values;
    }

    /** Links to authors, from the headline on; those of teasers, which have headings of their own, sign nothing. */
    private static List<String> signing(ContentTree tree, PageFacts facts, int headline) {
        List<String> values = new ArrayList<>();
        int first = headline == Headline.NONE ? 0 : Math.max(0, tree.firstLine(headline) - BEFORE_HEADLINE);
        int last = -1;
        for (PageFacts.Property property : facts.properties()) {
            int node = property.node();
            int line = tree.firstLine(node);
            boolean signs = property.name().equals("rel-author")
                    && line >= first
                    && (last < 0 || line <= last + NEXT_LINES)
                    && !isInTeaser(tree, node, headline);
            if (signs && values.size() < MOST_PROPERTIES) {
                values.add(property.value() != null ? property.value() : nameIn(tree, facts, node));
                last = line;
            }
        }
        return values;
    }

    /** Whether a node stands in a small box with a heading that is a link, beside the story. */
    private static boolean isInTeaser(ContentTree tree, int node, int headline) {
        int box = tree.parent(node);
        for (int level = 0; level < TEASER_LEVELS && box > 0; level++) {
            if (headline != Headline.NONE && tree.contains(box, headline)
                    || tree.endLine(box) - tree.firstLine(box) > TEASER_LINES) {
                return false;
            }
            for (int inner = box; inner < tree.end(box); inner++) {
                if (tree.kind(inner) == Kind.HEADING && hasLink(tree, inner)) {
                    return true;
                }
            }
            box = tree.parent(box);
        }
        return false;
    }

    private static boolean hasLink(ContentTree tree, int heading) {
        boolean linked = tree.kind(tree.parent(heading)) == Kind.LINK;
        for (int node = heading; node < tree.end(heading) && !linked; node++) {
            linked = tree.kind(node) == Kind.LINK;
        }
        return linked;
    }

    /** The name property inside an author, if there is one; else the author's text. */
    private static String nameIn(ContentTree tree, PageFacts facts, int author) {
        for (PageFacts.Property property : facts.properties()) {
            if (isName(property) && tree.contains(author, property.node())) {
                return property.value() != null ? property.value() : tree.textOf(property.node(), LONGEST);
            }
        }
        return tree.textOf(author, LONGEST);
    }

    private static boolean isName(PageFacts.Property property) {
        return property.name().equals("name") || property.name().equals("rdfa:name");
    }
}
