package dev.courant.parse.extract.lines;

/** What decides about a single line of the article's container. */
public enum LineRule {
    KEPT("nothing speaks against it"),
    PHRASE("says what only furniture says"),
    HEADLINE("says the headline again"),
    LINKS("is links without a sentence"),
    CREDIT("says who wrote it or when"),
    REPEATED("was said before"),
    TAIL("comes after a heading that ends the article"),
    LAST_HEADING("is a heading with nothing under it");

    private final String reason;

    LineRule(String reason) {
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
