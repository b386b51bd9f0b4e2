package dev.courant.ingest.reextract;

import java.util.Locale;

/** Why there is no page from which an article could be extracted again. */
public enum Missing {
    /** Its text is that of the feed's entry, which is not kept with the article. */
    TEXT_OF_FEED,
    /** The archive has nothing of its URL: it was off, or what it had has been removed. */
    NOT_ARCHIVED,
    /** The publisher asks that no copy is kept. */
    NOARCHIVE,
    /** The archive has captures of its URL, but none that led to this article. */
    OTHER_CAPTURES,
    /** The page was the same as an earlier one, which is no longer in the archive. */
    ORIGINAL_REMOVED,
    /** The archive cannot be read there. */
    UNREADABLE;

    /** {@return the name for people and programs, such as {@code not-archived}} */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
