package dev.courant.parse.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import org.jdom2.Attribute;
import org.jdom2.Content;
import org.jdom2.Element;
import org.jdom2.Text;

/** Writes what an element holds as HTML. Works without recursion. */
final class Markup {
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    private final StringBuilder out = new StringBuilder();

    private Markup() {}

    private record Open(Element element, Iterator<Content> rest) {}

    static String inner(Element element) {
        Markup markup = new Markup();
        markup.write(element);
        return markup.out.toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void write(Element top) {
        Deque<Open> stack = new ArrayDeque<>();
        stack.push(new Open(top, top.getContent().iterator()));
        while (!stack.isEmpty()) {
            Open open = stack.getFirst();
            if (open.rest.hasNext()) {
                writeOne(open.rest.next(), stack);
            } else {
                stack.pop();
                end(open.element, stack.isEmpty());
            }
        }
    }

    private void writeOne(Content content, Deque<Open> stack) {
        if (content instanceof Text text) {
            out.append(escape(text.getText()));
        } else if (content instanceof Element element) {
            start(element);
            stack.push(new Open(element, element.getContent().iterator()));
        }
    }

    private void start(Element element) {
        out.append('<').append(element.getName());
        for (Attribute attribute : element.getAttributes()) {
            if (!attribute.getNamespacePrefix().equals("xml")) {
                out.append(' ').append(attribute.getQualifiedName()).append("=\"");
                out.append(escape(attribute.getValue()).replace("\"", "&quot;")).append('"');
            }
        }
        out.append('>');
    }

    private void end(Element element, boolean outermost) {
        if (!outermost && !(VOID.contains(element.getName()) && element.getContentSize() == 0)) {
            out.append("</").append(element.getName()).append('>');
        }
    }
}
