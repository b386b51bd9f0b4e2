package dev.courant.parse.extract.tree;

import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/** The one traversal of a page: fills the content tree, its lines and the page's facts. One per page. */
final class TreeBuilder implements NodeFilter {
    private static final int FIRST_NODES = 8;
    private static final int LONGEST_MARK = 2;
    private static final int MOST_NODES = 200_000;
    private static final String[] NAMING = {"class", "id", "role", "data-testid", "data-component"};

    private static final Attributes NONE = new Attributes();

    private final LabelMemory names;
    private final FactsCollector facts;
    private final ContentTree tree = new ContentTree();
    private final Lines.Tally tally = new Lines.Tally();
    private final @Nullable Element article;
    private int articleNode = -1;
    /** How many attributes of the current element have not been read yet. */
    private int unread;
    /** The element that was passed over last, until it ends; the head is looked into, but is no node either. */
    private @Nullable Element skipped;

    private int current;
    private int block;
    private int openLinks;
    private int openCode;
    private int lineStart = -1;

    /** {@code article} is the element whose node is wanted, if there is one. */
    TreeBuilder(LabelMemory names, FactsCollector facts, @Nullable Element article) {
        this.article = article;
        this.names = names;
        this.facts = facts;
        tree.add(0, Kind.ROOT, 0, null);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (tree.size() >= MOST_NODES) {
            return FilterResult.STOP;
        }
        if (node instanceof TextNode text) {
            text(text.getWholeText());
        } else if (node instanceof Element element) {
            return open(element);
        }
        return FilterResult.CONTINUE;
    }

    private FilterResult open(Element element) {
        Kind kind = kindOf(element);
        if (kind == Kind.OPAQUE) {
            picture(element);
            addressField(element);
            facts.opaque(element, current);
            skipped = element;
            return element.nameIs("head") ? FilterResult.CONTINUE : FilterResult.SKIP_CHILDREN;
        }
        Attributes attributes = element.attributesSize() > 0 ? element.attributes() : NONE;
        if (kind == Kind.LINK && !leadsAway(element, attributes)) {
            kind = Kind.INLINE;
        }
        unread = attributes.size() - (kind == Kind.LINK ? 1 : 0);
        if (kind.isBlock()) {
            endLine();
        }
        current = tree.add(current, kind, (unread > 0 ? labels(attributes) : 0) | labels(element), null);
        if (kind == Kind.LINK) {
            tree.label(current, facts.targets().labels(attributes.get("href")));
        }
        block = kind.isBlock() ? current : block;
        articleNode = element == article ? current : articleNode;
        openLinks += kind == Kind.LINK ? 1 : 0;
        openCode += kind == Kind.CODE ? 1 : 0;
        if (unread > 0 || kind == Kind.TIME) {
            facts.element(element, kind, current);
        } else if (kind == Kind.LINK) {
            facts.link(element, current);
        }
        return FilterResult.CONTINUE;
    }

    /**
     * A heading that links to itself is a heading, but for a mark such as "#"; a list of such links is a table of
     * contents.
     */
    private boolean leadsAway(Element element, Attributes attributes) {
        Kind within = tree.kind(block);
        boolean heading = within == Kind.HEADING || within == Kind.HEADLINE;
        return attributes.hasKey("href")
                && !(heading
                        && attributes.get("href").startsWith("#")
                        && element.wholeText().strip().length() > LONGEST_MARK);
    }

    /** A template with a shadow root is shown as soon as it is parsed (HTML, 4.12.3); any other is not. */
    private static Kind kindOf(Element element) {
        Kind kind = Kind.of(element.normalName());
        if (kind != Kind.OPAQUE) {
            return kind;
        }
        boolean shown =
                element.nameIs("template") && isShadowRoot(element) || element.nameIs("noscript") && hasBlocks(element);
        return shown ? Kind.BLOCK : kind;
    }

    private static boolean isShadowRoot(Element element) {
        return element.hasAttr("shadowrootmode") || element.hasAttr("shadowroot");
    }

    private static boolean hasBlocks(Element element) {
        for (Element child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (Kind.of(child.normalName()).isBlock()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What an element's own name says. Custom elements are named as classes are. Browsers with scripts do not show
     * {@code noscript}: what is in it counts where there is hardly anything else.
     */
    private int labels(Element element) {
        String name = element.normalName();
        return name.equals("noscript") ? Label.HIDDEN.bit() : name.indexOf('-') > 0 ? names.labelsOf(name) : 0;
    }

    /** Marks the innermost block that holds a picture, and what is inline between and begins with the picture. */
    private void picture(Element element) {
        if (element.nameIs("img") || element.nameIs("picture")) {
            for (int node = current; node > block && startsHere(node); node = tree.parent(node)) {
                tree.label(node, Label.PICTURE);
            }
            tree.label(block, Label.PICTURE);
        }
    }

    /** Marks the block that holds a field for an e-mail address, and the one around its form. */
    private void addressField(Element element) {
        if (element.nameIs("input") && isAddressField(element.attributes())) {
            tree.label(block, Label.ADDRESS_FIELD);
            if (tree.kind(block) == Kind.FORM) {
                tree.label(tree.parent(block), Label.ADDRESS_FIELD);
            }
        }
    }

    private static boolean isAddressField(Attributes attributes) {
        return attributes.get("type").equalsIgnoreCase("email")
                || attributes.get("name").equalsIgnoreCase("email");
    }

    /** Whether an open element has no text yet, as far as a look at its few first nodes tells. */
    private boolean startsHere(int node) {
        for (int inner = node + 1; inner < tree.size(); inner++) {
            if (inner > node + FIRST_NODES || tree.kind(inner) == Kind.TEXT) {
                return false;
            }
        }
        return true;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && element != skipped && !element.nameIs("head")) {
            close();
        }
        return FilterResult.CONTINUE;
    }

    private void close() {
        Kind kind = tree.kind(current);
        if (kind.isBlock()) {
            endLine();
        }
        openLinks -= kind == Kind.LINK ? 1 : 0;
        openCode -= kind == Kind.CODE ? 1 : 0;
        int closed = current;
        tree.close(closed, lineStart >= 0);
        current = tree.parent(current);
        if (kind.isBlock()) {
            block = current;
            while (!tree.kind(block).isBlock()) {
                block = tree.parent(block);
            }
            if (tree.is(closed, Label.PICTURE) && tree.firstLine(closed) == tree.endLine(closed)) {
                tree.label(block, Label.PICTURE);
            }
        }
    }

    private void text(String text) {
        boolean blank = text.isBlank();
        if (blank && lineStart < 0 && openCode == 0) {
            return;
        }
        int node = tree.add(current, Kind.TEXT, 0, text);
        lineStart = lineStart < 0 ? node : lineStart;
        if (!blank) {
            tally.add(text, openLinks > 0);
        }
        tree.close(node, true);
    }

    private void endLine() {
        if (lineStart >= 0) {
            tree.lines().add(lineStart, tree.size(), block, tally);
            tally.clear();
            lineStart = -1;
        }
    }

    /** The node of the element that was wanted, or -1. */
    int articleNode() {
        return articleNode;
    }

    /**
     * What an element's attributes say. Their names are in lower case once they are parsed. Most elements have but a
     * class: when all attributes are read, no more are looked for.
     */
    private int labels(Attributes attributes) {
        int labels = 0;
        for (int i = 0; i < NAMING.length && unread > 0; i++) {
            String value = attributes.get(NAMING[i]);
            if (!value.isEmpty()) {
                labels |= names.labelsOf(value);
                unread--;
            }
        }
        if (unread > 0) {
            labels |= names.labelsOf(attributes.get("itemprop"));
            labels |= hidden(attributes) ? Label.HIDDEN.bit() : 0;
        }
        return labels;
    }

    private static boolean hidden(Attributes attributes) {
        if (attributes.hasKey("hidden") || "true".equals(attributes.get("aria-hidden"))) {
            return true;
        }
        String style = attributes.get("style");
        return !style.isEmpty()
                && (declares(style, "display", "none")
                        || declares(style, "visibility", "hidden")
                        || declares(style, "clip", "rect(0")
                        || declares(style, "clip-path", "inset(50%"));
    }

    private static boolean declares(String style, String property, String value) {
        int at = style.indexOf(property);
        int colon = at < 0 ? -1 : style.indexOf(':', at);
        return colon > 0 && style.substring(colon + 1).stripLeading().startsWith(value);
    }

    /** Ends what is still open, if the page was cut short, and gives the tree. */
    ContentTree finish() {
        while (current != 0) {
            close();
        }
        endLine();
        tree.close(0, false);
        return tree;
    }
}
