package dev.courant.embedded.world;

/** How a publisher answers for a story's page. */
public enum Serving {
    /** The link leads to the page. */
    PAGE,
    /** The link is permanently redirected (301) to the page. */
    REDIRECT,
    /** The page is refused (403); the feed carries the full text. */
    FORBIDDEN,
    /** There is no page (404). */
    MISSING,
    /** The page is there and holds pictures, no article. */
    GALLERY
}
