package dev.courant.parse.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jdom2.Attribute;
import org.jdom2.Namespace;
import org.jdom2.UncheckedJDOMFactory;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Copies a parsed element and what it holds to a JDOM tree with canonical namespaces. Works without recursion and
 * within the bounds of {@link Limits}; what lies beyond them is left out.
 */
final class TreeCopier {
    private static final UncheckedJDOMFactory JDOM = new UncheckedJDOMFactory();

    private final Problems problems;
    private int characters = Limits.CHARACTERS;
    private int elements = Limits.ELEMENTS;

    TreeCopier(Problems problems) {
        this.problems = problems;
    }

    private record Frame(Element from, org.jdom2.Element to, NamespaceScope scope, int depth) {}

    /** Copies an element, given the scope around it, without those inside that are entries of their own. */
    org.jdom2.Element copy(Element from, NamespaceScope around) {
        org.jdom2.Element root = element(from, around.enter(from));
        Deque<Frame> open = new ArrayDeque<>();
        open.push(new Frame(from, root, around.enter(from), 0));
        while (!open.isEmpty()) {
            Frame frame = open.pop();
            children(frame, open);
        }
        return root;
    }

    private void children(Frame frame, Deque<Frame> open) {
        for (Node node = frame.from.childNodeSize() == 0 ? null : frame.from.childNode(0);
                node != null;
                node = node.nextSibling()) {
            switch (node) {
                case TextNode text -> addText(frame.to, text.getWholeText());
                case Element child when !EntryElements.isEntry(child) -> addChild(frame, child, open);
                default -> {}
            }
        }
    }

    private void addChild(Frame frame, Element child, Deque<Frame> open) {
        if (frame.depth == Limits.DEPTH || --elements < 0) {
            problems.add(
                    frame.depth == Limits.DEPTH
                            ? "limit: more than " + Limits.DEPTH + " levels of elements"
                            : "limit: more than " + Limits.ELEMENTS + " elements in one entry");
            return;
        }
        NamespaceScope scope = frame.scope.enter(child);
        org.jdom2.Element copy = element(child, scope);
        JDOM.addContent(frame.to, copy);
        open.push(new Frame(child, copy, scope, frame.depth + 1));
    }

    private void addText(org.jdom2.Element to, String text) {
        String kept = bounded(text);
        if (!kept.isEmpty()) {
            JDOM.addContent(to, JDOM.text(kept));
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

    private org.jdom2.Element element(Element from, NamespaceScope scope) {
        org.jdom2.Element to = JDOM.element(NamespaceScope.local(from.tagName()), scope.namespace(from.tagName()));
        if (from.attributesSize() > 0) {
            int left = Limits.ATTRIBUTES;
            for (org.jsoup.nodes.Attribute attribute : from.attributes()) {
                if (--left < 0) {
                    problems.add("limit: more than " + Limits.ATTRIBUTES + " attributes on " + from.tagName());
                    break;
                }
                addAttribute(to, attribute, scope);
            }
        }
        return to;
    }

    private void addAttribute(org.jdom2.Element to, org.jsoup.nodes.Attribute from, NamespaceScope scope) {
        String key = from.getKey();
        Namespace namespace = attributeNamespace(key, scope);
        if (namespace != null && !key.startsWith("xmlns")) {
            Attribute attribute = JDOM.attribute(NamespaceScope.local(key), bounded(from.getValue()), namespace);
            JDOM.setAttribute(to, attribute);
        }
    }

    private static @Nullable Namespace attributeNamespace(String key, NamespaceScope scope) {
        String prefix = NamespaceScope.prefix(key);
        return switch (prefix) {
            case "" -> Namespace.NO_NAMESPACE;
            case "xml" -> Namespace.XML_NAMESPACE;
            default -> {
                Namespace namespace = scope.namespace(key);
                yield namespace == FeedNamespaces.FOREIGN || namespace == Namespace.NO_NAMESPACE ? null : namespace;
            }
        };
    }
}
