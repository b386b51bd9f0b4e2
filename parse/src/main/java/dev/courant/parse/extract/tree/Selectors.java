package dev.courant.parse.extract.tree;

import dev.courant.parse.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** CSS selectors for the parts of an article in the pages of one site. Immutable and thread-safe. */
public final class Selectors {
    private static final int MOST_AUTHORS = 20;

    private final List<Evaluator> select;
    private final List<Evaluator> strip;
    private final List<Evaluator> title;
    private final List<Evaluator> author;
    private final List<Evaluator> date;

    /**
     * Compiles selectors; of each list, the first that matches counts, but for {@code strip}, of which all do.
     *
     * @param select the element that holds the body
     * @param strip elements that are taken out of the page first
     * @throws IllegalArgumentException if one is not a CSS selector; see {@link #check}
     */
    public Selectors(
            List<String> select, List<String> strip, List<String> title, List<String> author, List<String> date) {
        this.select = compile(select);
        this.strip = compile(strip);
        this.title = compile(title);
        this.author = compile(author);
        this.date = compile(date);
    }

    private static List<Evaluator> compile(List<String> selectors) {
        List<Evaluator> compiled = new ArrayList<>();
        for (String selector : selectors) {
            String fault = check(selector);
            if (fault != null) {
                throw new IllegalArgumentException(fault);
            }
            compiled.add(QueryParser.parse(selector));
        }
        return List.copyOf(compiled);
    }

    /** Returns what is wrong with a selector, or null. */
    public static @Nullable String check(String selector) {
        try {
            QueryParser.parse(selector);
            return null;
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** Removes from a document what is to be stripped. */
    void strip(Document document) {
        for (Evaluator evaluator : strip) {
            document.select(evaluator).remove();
        }
    }

    /** The element that holds the body, or null. */
    @Nullable
    Element body(Document document) {
        return first(document, select);
    }

    /** Returns what the other selectors match, with the node of the body. */
    SelectorMatches matches(Document document, int body) {
        Element titled = first(document, title);
        Element dated = first(document, date);
        return new SelectorMatches(
                body,
                titled == null ? null : valueOf(titled),
                authors(document),
                dated == null ? null : valueOf(dated));
    }

    private List<String> authors(Document document) {
        for (Evaluator evaluator : author) {
            List<String> names = document.select(evaluator).stream()
                    .limit(MOST_AUTHORS)
                    .map(Selectors::valueOf)
                    .filter(name -> !name.isEmpty())
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
        }
        return List.of();
    }

    private static @Nullable Element first(Document document, List<Evaluator> evaluators) {
        for (Evaluator evaluator : evaluators) {
            Element found = document.selectFirst(evaluator);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The machine-readable value of an element that has one, else its text. */
    private static String valueOf(Element element) {
        for (String attribute : List.of("content", "datetime")) {
            if (element.hasAttr(attribute)) {
                return PlainText.clean(element.attr(attribute));
            }
        }
        return PlainText.clean(element.wholeText());
    }
}
