package dev.courant.parse.feed.xml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Keeps the content of one entry, or of everything outside the entries, within {@link Limits}. Only elements and text
 * are kept, without elements that are entries themselves. Almost all entries are within the limits and stay untouched;
 * the others are cut without recursion and in linear time.
 */
final class EntryBounds implements NodeVisitor {
    private final Problems problems;
    private int characters;
    private int elements;
    private boolean exceeded;

    private EntryBounds(Problems problems) {
        this.problems = problems;
    }

    private record Level(Element element, int depth) {}

    static void enforce(Element entry, Problems problems) {
        EntryBounds bounds = new EntryBounds(problems);
        NodeTraversor.traverse(bounds, entry);
        if (bounds.exceeded || bounds.characters > Limits.CHARACTERS || bounds.elements > Limits.ELEMENTS) {
            bounds.cut(entry);
        }
    }

    @Override
    public void head(Node node, int depth) {
        switch (node) {
            case TextNode text -> characters += text.getWholeText().length();
            case Element element -> count(element, depth);
            default -> exceeded = true;
        }
    }

    private void count(Element element, int depth) {
        if (depth > 0) {
            elements++;
            exceeded |= depth > Limits.DEPTH || EntryElements.isEntry(element);
        }
        int attributes = element.attributesSize();
        exceeded |= attributes > Limits.ATTRIBUTES;
        if (attributes > 0) {
            for (Attribute attribute : element.attributes()) {
                characters += attribute.getValue().length();
            }
        }
    }

    private void cut(Element top) {
        characters = Limits.CHARACTERS;
        elements = Limits.ELEMENTS;
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(top, 0));
        while (!open.isEmpty()) {
            Level level = open.pop();
            cutAttributes(level.element);
            List<Node> kept = new ArrayList<>();
            for (Node node : level.element.childNodes()) {
                if (isKept(node, level.depth)) {
                    kept.add(node);
                }
            }
            replaceChildren(level.element, kept);
            for (Node node : kept.reversed()) {
                if (node instanceof Element child) {
                    open.push(new Level(child, level.depth + 1));
                }
            }
        }
    }

    private boolean isKept(Node node, int depth) {
        return switch (node) {
            case TextNode text -> {
                text.text(bounded(text.getWholeText()));
                yield true;
            }
            case Element child -> !EntryElements.isEntry(child) && isWithin(depth);
            default -> false;
        };
    }

    private boolean isWithin(int depth) {
        if (depth == Limits.DEPTH) {
            problems.add("limit: more than " + Limits.DEPTH + " levels of elements");
            return false;
        }
        if (--elements < 0) {
            problems.add("limit: more than " + Limits.ELEMENTS + " elements in one entry");
            return false;
        }
        return true;
    }

    /** Replaces all children at once, since removing them one by one takes quadratic time. */
    private static void replaceChildren(Element element, List<Node> kept) {
        if (kept.size() < element.childNodeSize()) {
            element.empty();
            element.appendChildren(kept);
        }
    }

    private void cutAttributes(Element element) {
        int left = Limits.ATTRIBUTES;
        for (Attribute attribute : element.attributes().asList()) {
            if (--left < 0) {
                problems.add("limit: more than " + Limits.ATTRIBUTES + " attributes on " + element.tagName());
                element.attributes().remove(attribute.getKey());
            } else {
                attribute.setValue(bounded(attribute.getValue()));
            }
        }
    }

    private String bounded(String text) {
        if (text.length() > characters) {
            problems.add("limit: more than " + Limits.CHARACTERS + " characters in one entry");
        }
        String kept = text.length() <= characters ? text : text.substring(0, characters);
        characters -= kept.length();
        return kept;
    }
}
