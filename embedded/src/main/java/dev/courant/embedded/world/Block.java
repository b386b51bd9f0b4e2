package dev.courant.embedded.world;

/**
 * One block of a story's body.
 *
 * @param kind what it is
 * @param text its text: plain, one line
 */
public record Block(Kind kind, String text) {
    /** What a block is. */
    public enum Kind {
        /** A paragraph. */
        PARAGRAPH,
        /** A heading within the text. */
        HEADING,
        /** A block quotation. */
        QUOTE,
        /** An item of a list; consecutive items form one list. */
        ITEM
    }
}
