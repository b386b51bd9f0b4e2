package dev.courant.enrich.tag;

/** The field of an article that has a passage. */
public enum TextField {
    TITLE,
    TEXT
}
