package dev.courant.enrich.text;

import java.util.Set;

/** Words as they are written. */
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
