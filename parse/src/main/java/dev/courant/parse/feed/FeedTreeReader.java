package dev.courant.parse.feed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdom2.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/**
 * Parses the text of a feed, however broken, into a {@link FeedTree}. Entries are copied and let go as they end, so a
 * long feed needs little memory, and the parse stops when there are enough. No DOCTYPE is ever resolved.
 */
final class FeedTreeReader {
    private final Problems problems;
    private final List<org.jdom2.Element> entries = new ArrayList<>();
    private @Nullable Element root;
    private @Nullable NamespaceScope scope;
    private boolean nested;
    private boolean full;
    private int pending;

    private FeedTreeReader(Problems problems) {
        this.problems = problems;
    }

    /** Returns the tree, or null when the text holds no feed. */
    static @Nullable FeedTree read(String text, Problems problems) {
        return new FeedTreeReader(problems).parse(XmlText.repair(text));
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
            waitForEntry();
            return;
        }
        pending = 0;
        Element top = EntryElements.rootOf(element);
        if (root == null && Vocabulary.of(top).isPresent()) {
            root = top;
        }
        if (top == root) {
            add(element);
        }
        element.remove();
    }

    private void waitForEntry() {
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

    /** Adds the entries in an element, ended or not. */
    private void addAll(Element within) {
        within.getAllElements().stream().filter(EntryElements::isEntry).forEach(this::addOne);
    }

    private void addOne(Element entry) {
        int most = most();
        full = entries.size() == most;
        if (full) {
            problems.add("limit: more than " + most + " entries");
        } else {
            entries.add(new TreeCopier(problems).copy(entry, scopeAround(entry)));
        }
    }

    /** A sitemap is in no order: all of it is read, so that the newest can be kept. */
    private int most() {
        boolean sitemap = rootScope().vocabulary().format().equals(Vocabulary.SITEMAP);
        return sitemap ? Limits.SITEMAP_URLS : Limits.ENTRIES;
    }

    private NamespaceScope scopeAround(Element element) {
        NamespaceScope found = rootScope();
        List<Element> up = element.parents();
        for (int i = up.size() - 1; i >= 0; i--) {
            Element ancestor = up.get(i);
            found = ancestor == root || ancestor.parent() == null ? found : found.enter(ancestor);
        }
        return found;
    }

    private NamespaceScope rootScope() {
        if (scope == null) {
            Element top = Objects.requireNonNull(root);
            scope = NamespaceScope.ofRoot(top, Vocabulary.of(top).orElseThrow());
        }
        return scope;
    }

    private @Nullable FeedTree tree(org.jsoup.nodes.Document document, String text) {
        if (root == null) {
            root = document.children().stream()
                    .filter(child -> Vocabulary.of(child).isPresent())
                    .findFirst()
                    .orElse(null);
        }
        if (root == null) {
            return null;
        }
        if (pending > Limits.PENDING_ELEMENTS) {
            addAll(root);
        } else if (!full && text.lastIndexOf("</" + root.tagName()) < 0) {
            problems.add("xml: ends before </" + root.tagName() + ">");
        }
        return assemble(root, rootScope());
    }

    private FeedTree assemble(Element top, NamespaceScope scope) {
        org.jdom2.Element copy = new TreeCopier(problems).copy(top, scope);
        org.jdom2.Element channel = channel(copy);
        boolean inChannel = copy.getName().toLowerCase(Locale.ROOT).startsWith("rss");
        org.jdom2.Element parent = inChannel ? channel : copy;
        parent.addContent(entries);
        return new FeedTree(scope.vocabulary().format(), new Document(copy), channel, List.copyOf(entries));
    }

    private static org.jdom2.Element channel(org.jdom2.Element root) {
        return root.getChildren().stream()
                .filter(child -> child.getName().equalsIgnoreCase("channel")
                        && child.getNamespacePrefix().isEmpty())
                .findFirst()
                .orElse(root);
    }
}
