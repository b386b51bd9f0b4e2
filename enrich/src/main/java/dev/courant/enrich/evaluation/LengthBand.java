package dev.courant.enrich.evaluation;

/** Lengths of articles in words, title included. */
enum LengthBand {
    TO_120("up to 120", 120),
    TO_250("121 to 250", 250),
    TO_500("251 to 500", 500),
    TO_1000("501 to 1,000", 1_000),
    LONGER("over 1,000", Integer.MAX_VALUE);

    private final String label;
    private final int most;

    LengthBand(String label, int most) {
        this.label = label;
        this.most = most;
    }

    String label() {
        return label;
    }

    static LengthBand of(int words) {
        LengthBand band = TO_120;
        while (words > band.most) {
            band = values()[band.ordinal() + 1];
        }
        return band;
    }
}
