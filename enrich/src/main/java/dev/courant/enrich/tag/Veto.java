package dev.courant.enrich.tag;

/** Something that kept a rule from holding where its phrase stands, as tokens of both. */
record Veto(int rule, int first, int last, int vetoFirst, int vetoLast) {}
