package dev.courant.parse.feed.xml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of a feed, however malformed. Each entry is detached from the tree when it ends, and parsing stops
 * when there are enough entries, so that what surrounds them stays small. DOCTYPE declarations are never resolved.
 */
public final class FeedTreeReader {
    private final Problems problems;
    private final List<FeedElement> entries = new ArrayList<>();
    private @Nullable Element root;
    private @Nullable NamespaceScope scope;
    private @Nullable FeedFormat format;
    private boolean nested;
    private boolean full;
    private int pending;

    private FeedTreeReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * Parses a document.
     *
     * @param text the document
     * @param problems receives what is malformed or left out
     * @return the tree; null when the text contains no feed
     */
    public static @Nullable FeedTree read(String text, Problems problems) {
        return new FeedTreeReader(problems).parse(XmlRepair.repair(text));
    }

    private @Nullable FeedTree parse(String text) {
        Parser parser = Parser.xmlParser().setMaxDepth(Limits.PARSER_DEPTH);
        try (StreamParser stream = new StreamParser(parser).parse(text, "")) {
            Iterator<Element> elements = stream.iterator();
            while (!full && elements.hasNext()) {
                visit(elements.next());
            }
            return tree(stream.document(), text);
        }
    }

    private void visit(Element element) {
        boolean entry = EntryElements.isEntry(element);
        boolean inner = entry && EntryElements.isWithinEntry(element);
        nested |= inner;
        if (inner || !entry) {
            countPending();
            return;
        }
        pending = 0;
        Element top = EntryElements.rootOf(element);
        if (root == null) {
            setRoot(top);
        }
        if (top == root) {
            add(element);
        }
        element.remove();
    }

    private void setRoot(Element top) {
        format = FeedFormat.of(top);
        if (format != null) {
            root = top;
            scope = NamespaceScope.ofRoot(top, format);
        }
    }

    private void countPending() {
        full = ++pending > Limits.PENDING_ELEMENTS;
        if (full) {
            problems.add("limit: more than " + Limits.PENDING_ELEMENTS + " elements without an entry");
        }
    }

    private void add(Element entry) {
        if (nested) {
            problems.add("xml: entries lie within entries");
            addAll(entry);
            nested = false;
        } else {
            addOne(entry);
        }
    }

    /** Adds the entries in an element, including those that have not ended. */
    private void addAll(Element within) {
        within.getAllElements().stream().filter(EntryElements::isEntry).forEach(this::addOne);
    }

    private void addOne(Element entry) {
        int most = maxEntries();
        full = entries.size() == most;
        if (full) {
            problems.add("limit: more than " + most + " entries");
        } else {
            entries.add(new FeedElement(entry, scopeAround(entry)));
        }
    }

    /** The URLs of a sitemap have no order: all of them are read, so that the newest can be chosen. */
    private int maxEntries() {
        boolean sitemap = Objects.requireNonNull(format).name().equals(FeedFormat.SITEMAP);
        return sitemap ? Limits.SITEMAP_URLS : Limits.ENTRIES;
    }

    private NamespaceScope scopeAround(Element element) {
        NamespaceScope found = Objects.requireNonNull(scope);
        List<Element> ancestors = element.parents();
        for (Element ancestor : ancestors.reversed()) {
            found = ancestor == root || ancestor.parent() == null ? found : found.enter(ancestor);
        }
        return found;
    }

    private @Nullable FeedTree tree(Document document, String text) {
        Iterator<Element> candidates = document.children().iterator();
        while (root == null && candidates.hasNext()) {
            setRoot(candidates.next());
        }
        if (root == null || scope == null || format == null) {
            return null;
        }
        if (pending > Limits.PENDING_ELEMENTS) {
            addAll(root);
        } else if (!full && text.lastIndexOf("</" + root.tagName()) < 0) {
            problems.add("xml: ends before </" + root.tagName() + ">");
            if (!entries.isEmpty()
                    && BrokenOffEntry.loseItsLink(entries.getLast().element(), text)) {
                entries.removeLast();
            }
        }
        entries.forEach(entry -> EntryBounds.enforce(entry.element(), problems));
        EntryBounds.enforce(root, problems);
        FeedElement top = new FeedElement(root, scope);
        FeedElement head = top.all("channel").stream().findFirst().orElse(top);
        return new FeedTree(format.name(), top, head, List.copyOf(entries));
    }
}
