package dev.courant.parse.opml;

import dev.courant.parse.opml.Opml.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes OPML. Its recursion is as deep as the folders of a subscription, of which there are at most 16. */
final class OpmlWriter {
    /** The prefix of attributes that are settings. OPML 2.0 allows attributes in a namespace of their own. */
    static final String PREFIX = "courant:";

    private static final String NAMESPACE = " xmlns:courant=\"https://courant.dev/opml\"";
    private static final Pattern SETTING = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,40}");
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private OpmlWriter() {}

    /** A folder, or the whole list. */
    private record Folder(Map<String, Folder> folders, List<Subscription> subscriptions) {
        static Folder empty() {
            return new Folder(new LinkedHashMap<>(), new ArrayList<>());
        }

        Folder within(List<String> path) {
            Folder folder = this;
            for (String name : path) {
                folder = folder.folders.computeIfAbsent(name, any -> empty());
            }
            return folder;
        }
    }

    static String write(String title, List<Subscription> subscriptions) {
        Folder root = Folder.empty();
        subscriptions.forEach(it -> root.within(it.folders()).subscriptions().add(it));
        OpmlWriter writer = new OpmlWriter();
        boolean settings = subscriptions.stream().anyMatch(it -> !it.settings().isEmpty());
        writer.out
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"")
                .append(settings ? NAMESPACE : "")
                .append(">\n  <head>\n    <title>");
        writer.escaped(title);
        writer.out.append("</title>\n  </head>\n  <body>\n");
        writer.folder(root, 2);
        return writer.out.append("  </body>\n</opml>\n").toString();
    }

    private void folder(Folder folder, int level) {
        folder.subscriptions().forEach(it -> subscription(it, level));
        folder.folders().forEach((name, inner) -> {
            start(level);
            attribute("text", name);
            attribute("title", name);
            out.append(">\n");
            folder(inner, level + 1);
            out.append(INDENT.repeat(level)).append("</outline>\n");
        });
    }

    private void subscription(Subscription subscription, int level) {
        start(level);
        attribute("type", "rss");
        attribute("text", subscription.title() == null ? subscription.url() : subscription.title());
        attribute("title", subscription.title());
        attribute("xmlUrl", subscription.url());
        attribute("htmlUrl", subscription.site());
        new TreeMap<>(subscription.settings()).forEach((name, value) -> {
            if (isSetting(name)) {
                attribute(PREFIX + name, value);
            }
        });
        out.append("/>\n");
    }

    private void start(int level) {
        out.append(INDENT.repeat(level)).append("<outline");
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null) {
            out.append(' ').append(name).append("=\"");
            escaped(value);
            out.append('"');
        }
    }

    /** Whether a text can be the name of a setting. */
    static boolean isSetting(String name) {
        return SETTING.matcher(name).matches();
    }

    /** Whether XML 1.0 allows a character (production 2). */
    static boolean isAllowed(int c) {
        boolean isSpace = c == '\n' || c == '\r' || c == '\t';
        return isSpace || c >= ' ' && !(c >= 0xd800 && c <= 0xdfff) && c != 0xfffe && c != 0xffff;
    }

    /** Leaves out what XML does not allow; white space is kept through attribute normalisation. */
    private void escaped(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append("&#").append(c).append(';');
                default -> out.append(isAllowed(c) ? Character.toString(c) : "");
            }
        });
    }
}
