package dev.courant.enrich.tag.entity;

/** What the words beside a name show that it means. */
enum NameFrame {
    /** The entity, as far as its neighbours show. */
    PLAIN,
    /** A part of another name; other mentions of the name may mean the entity. */
    PART,
    /** A river; with the article it means the river elsewhere, too. */
    RIVER,
    /** A town or area of the same name; other mentions of the name mean it, too. */
    TOWN,
    /** A person; other mentions of the name mean the person, too, unless they are in a place. */
    PERSON
}
