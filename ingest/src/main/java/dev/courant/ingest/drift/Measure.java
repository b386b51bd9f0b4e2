package dev.courant.ingest.drift;

import java.util.OptionalDouble;

/** What is averaged over the pages of a host: shares of pages on which something is missing, and the text length. */
enum Measure {
    NO_ARTICLE("no article on") {
        @Override
        OptionalDouble of(Sample page) {
            return share(!page.article());
        }
    },
    NO_TITLE("no title on") {
        @Override
        OptionalDouble of(Sample page) {
            return page.article() ? share(!page.title()) : OptionalDouble.empty();
        }
    },
    NO_DATE("no date on") {
        @Override
        OptionalDouble of(Sample page) {
            return page.article() ? share(!page.date()) : OptionalDouble.empty();
        }
    },
    NO_AUTHORS("no authors on") {
        @Override
        OptionalDouble of(Sample page) {
            return page.article() ? share(!page.authors()) : OptionalDouble.empty();
        }
    },
    /** The natural logarithm of the length, so that twice as long and half as long weigh the same. */
    LENGTH("text length") {
        @Override
        OptionalDouble of(Sample page) {
            return page.article()
                    ? OptionalDouble.of(Math.log(Math.max(1, page.textLength())))
                    : OptionalDouble.empty();
        }
    };

    private final String label;

    Measure(String label) {
        this.label = label;
    }

    /** Returns the value of a page; empty when the page says nothing of it, as one without an article of the rest. */
    abstract OptionalDouble of(Sample page);

    /** Returns how it is called in causes of drift. */
    String label() {
        return label;
    }

    private static OptionalDouble share(boolean missing) {
        return OptionalDouble.of(missing ? 1 : 0);
    }
}
