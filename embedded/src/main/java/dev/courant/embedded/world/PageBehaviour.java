package dev.courant.embedded.world;

/** What a publisher does when a story's page is requested. */
public enum PageBehaviour {
    /** It serves the page. */
    PAGE,
    /** It redirects the link permanently (301) to the page, and serves that. */
    REDIRECT,
    /** It refuses the page (403); the feed has the full text. */
    FORBIDDEN,
    /** It has no such page (404). */
    MISSING,
    /** It serves a page of pictures without an article. */
    GALLERY
}
