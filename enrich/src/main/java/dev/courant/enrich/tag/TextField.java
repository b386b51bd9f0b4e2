package dev.courant.enrich.tag;

/** Which part of an article a passage is in. */
public enum TextField {
    TITLE,
    TEXT
}
