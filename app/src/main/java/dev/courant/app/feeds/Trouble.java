package dev.courant.app.feeds;

/** What can be wrong with a feed, so that an operator should look at it. */
public enum Trouble {
    /** The last poll failed. */
    FAILING,
    /** The publisher says that it is gone for good; it is no longer polled. */
    GONE,
    /** It has moved to a feed that is polled as well; it is no longer polled. */
    DUPLICATE,
    /** Entries may have been missed between the last two polls. */
    GAP,
    /** A limit leaves some of its entries out, or for later; the problem of its last poll says which. */
    LIMITED,
    /** The publisher says that it has moved for good; that is not confirmed yet. */
    MOVING,
    /** It should have been polled some time ago. */
    OVERDUE
}
