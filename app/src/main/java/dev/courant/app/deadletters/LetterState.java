package dev.courant.app.deadletters;

/** What became of a dead letter. */
public enum LetterState {
    /** It waits to be retried or discarded. */
    OPEN,
    /** Its record was sent again to the topic that it comes from. */
    RETRIED,
    /** It was given up. */
    DISCARDED
}
