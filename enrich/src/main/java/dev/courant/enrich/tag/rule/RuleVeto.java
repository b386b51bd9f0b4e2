package dev.courant.enrich.tag.rule;

/**
 * A match that a veto prevented.
 *
 * @param rule the rule's number in the program
 * @param first the first token of the phrase that would have matched
 * @param last its last token
 * @param vetoFirst the first token of the vetoing phrase
 * @param vetoLast its last token
 */
public record RuleVeto(int rule, int first, int last, int vetoFirst, int vetoLast) {}
