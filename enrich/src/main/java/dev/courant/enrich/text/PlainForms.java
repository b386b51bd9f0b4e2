package dev.courant.enrich.text;

import java.util.Set;

/** No inflection: a word has only the form in which it is written. */
final class PlainForms implements WordForms {
    @Override
    public Set<String> nominal(String word) {
        return Set.of(word);
    }

    @Override
    public Set<String> verbal(String word) {
        return Set.of(word);
    }

    @Override
    public boolean pluralThroughout() {
        return false;
    }
}
