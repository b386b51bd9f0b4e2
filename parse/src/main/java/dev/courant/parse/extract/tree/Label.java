package dev.courant.parse.extract.tree;

/** What an element's class, id, role or other attributes say it is. A node carries a set of them as bits. */
public enum Label {
    /** Names the body of an article outright. */
    BODY,
    /** Names content in general. */
    POSITIVE,
    /** Navigation, sharing, related links, newsletters, notices, advertisements. */
    FURNITURE,
    /** Readers' comments. */
    COMMENTS,
    /** Captions and credits. */
    CAPTION,
    /** Small print about the article: date lines, tags, categories. */
    MINOR,
    /** The day of publication, or an element around it. */
    DATE,
    /** The day of publication, called so. */
    PUBLISHED,
    /** The line that names who wrote it. */
    BYLINE,
    /** The paragraph that leads from the headline to the text. */
    STANDFIRST,
    /** Never shown. */
    HIDDEN,
    /** Shown when the reader asks for it: tabs, accordions, answers to questions. */
    FOLDED,
    /**
     * A block that holds a picture, with nothing but inline elements or empty blocks between, or an inline element that
     * begins with one.
     */
    PICTURE,
    /** A block with a field for an e-mail address. */
    ADDRESS_FIELD,
    /** A link to another page of the same site. */
    INTERNAL,
    /** A link to another site, or to a document that is no page. */
    EXTERNAL,
    /**
     * A name says one of {@link #ROLES} and nothing else, unlike {@code share-price} or {@code comments-of-the-board}.
     */
    OUTRIGHT;

    /** The labels of what is not the text itself. */
    public static final int ROLES = FURNITURE.bit() | COMMENTS.bit() | CAPTION.bit() | MINOR.bit() | BYLINE.bit();

    /** This mark as a bit. */
    public int bit() {
        return 1 << ordinal();
    }

    public boolean in(int labels) {
        return (labels & bit()) != 0;
    }
}
