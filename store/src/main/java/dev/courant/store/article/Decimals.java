package dev.courant.store.article;

/** Converts floats of records to doubles. Pure functions. */
final class Decimals {
    private Decimals() {}

    /** Returns the double with the same shortest decimal digits: a cast of 0.1f is 0.10000000149011612. */
    static double of(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
