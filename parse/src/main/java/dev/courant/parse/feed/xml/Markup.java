package dev.courant.parse.feed.xml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Writes the content of an element as HTML. Works without recursion. */
public final class Markup {
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    private final StringBuilder out = new StringBuilder();
    private final Deque<NamespaceScope> scopes = new ArrayDeque<>();

    private Markup() {}

    /** Escapes plain text as HTML. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String inner(FeedElement element) {
        Markup markup = new Markup();
        markup.scopes.push(element.scope());
        markup.write(element.element());
        return markup.out.toString();
    }

    private void write(Element top) {
        NodeVisitor writer = new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (depth > 0) {
                    start(node);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (depth > 0) {
                    end(node);
                }
            }
        };
        NodeTraversor.traverse(writer, top);
    }

    private void start(Node node) {
        if (node instanceof TextNode text) {
            out.append(escape(text.getWholeText()));
        } else if (node instanceof Element element) {
            NamespaceScope scope = scopes.getFirst().enter(element);
            scopes.push(scope);
            out.append('<').append(NamespaceScope.local(element.tagName()));
            if (element.attributesSize() > 0) {
                element.attributes().forEach(attribute -> write(attribute, scope));
            }
            out.append('>');
        }
    }

    private void write(Attribute attribute, NamespaceScope scope) {
        String name = scope.attributeName(attribute.getKey());
        if (name != null && !name.startsWith("xml:")) {
            String value = escape(attribute.getValue()).replace("\"", "&quot;");
            out.append(' ').append(name).append("=\"").append(value).append('"');
        }
    }

    private void end(Node node) {
        if (node instanceof Element element) {
            scopes.pop();
            String name = NamespaceScope.local(element.tagName());
            if (!(VOID.contains(name) && element.childNodeSize() == 0)) {
                out.append("</").append(name).append('>');
            }
        }
    }
}
