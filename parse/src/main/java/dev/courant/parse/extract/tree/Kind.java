package dev.courant.parse.extract.tree;

/** The role of an element in a page's layout and text, by its tag. */
public enum Kind {
    TEXT(false),
    BREAK(true),
    LINK(false),
    INLINE(false),
    TIME(false),
    PARAGRAPH(true),
    HEADLINE(true),
    HEADING(true),
    LIST(true),
    ITEM(true),
    QUOTE(true),
    CODE(true),
    TABLE(true),
    ROW(true),
    CELL(true),
    BLOCK(true),
    ARTICLE(true),
    MAIN(true),
    HEADER(true),
    FOOTER(true),
    NAV(true),
    ASIDE(true),
    FORM(true),
    FIGURE(true),
    CAPTION(true),
    CONTROL(true),
    ROOT(true),
    /** Never text: scripts, styles, drawings, players. */
    OPAQUE(false);

    private final boolean block;

    Kind(boolean block) {
        this.block = block;
    }

    /** Whether a line of text ends where such an element begins or ends. */
    public boolean isBlock() {
        return block;
    }

    /** Whether such an element is itself a unit of running text, so that its parent is what holds the text. */
    public boolean isTextUnit() {
        return switch (this) {
            case PARAGRAPH, HEADLINE, HEADING, LIST, ITEM, QUOTE, CODE, ROW, CELL -> true;
            default -> false;
        };
    }

    static Kind of(String tag) {
        return switch (tag) {
            case "a" -> LINK;
            case "p" -> PARAGRAPH;
            case "br", "hr" -> BREAK;
            case "time" -> TIME;
            case "h1" -> HEADLINE;
            case "h2", "h3", "h4", "h5", "h6" -> HEADING;
            case "ul", "ol", "dl" -> LIST;
            case "li", "dt", "dd" -> ITEM;
            case "blockquote" -> QUOTE;
            case "pre" -> CODE;
            case "table" -> TABLE;
            case "tr" -> ROW;
            case "td", "th" -> CELL;
            case "article" -> ARTICLE;
            case "main" -> MAIN;
            case "header" -> HEADER;
            case "footer" -> FOOTER;
            case "nav", "menu" -> NAV;
            case "aside" -> ASIDE;
            case "form", "fieldset", "dialog" -> FORM;
            case "figure" -> FIGURE;
            case "figcaption", "caption" -> CAPTION;
            case "button" -> CONTROL;
            default -> other(tag);
        };
    }

    private static Kind other(String tag) {
        return switch (tag) {
            case "html", "body", "#root" -> ROOT;
            case "div", "section", "center", "address", "details", "summary", "tbody", "thead", "tfoot", "hgroup" ->
                BLOCK;
            case "script", "style", "noscript", "template", "svg", "select", "textarea", "input", "datalist" -> OPAQUE;
            case "iframe", "video", "audio", "object", "embed", "canvas", "map", "img", "picture", "head" -> OPAQUE;
            case "meta", "link", "title", "base", "frameset", "noframes", "applet" -> OPAQUE;
            default -> tag.indexOf('-') > 0 ? BLOCK : INLINE;
        };
    }
}
