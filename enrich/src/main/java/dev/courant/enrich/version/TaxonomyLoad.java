package dev.courant.enrich.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of loading a taxonomy: accepted as a whole, or refused. */
public sealed interface TaxonomyLoad {
    /** It is ready for use. */
    record Accepted(TaxonomyVersion version) implements TaxonomyLoad {}

    /**
     * It cannot be used.
     *
     * @param problems why, at least one
     */
    record Refused(List<Problem> problems) implements TaxonomyLoad {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * One fault.
     *
     * @param source the name of the document
     * @param line the line of the fault, from 1; 0 when it has none
     * @param topic the id of the topic at fault; null when the fault lies outside the topics
     * @param text what is wrong and what to write instead
     */
    record Problem(String source, int line, @Nullable String topic, String text) {
        /** The fault in one line, as compilers write it. */
        @Override
        public String toString() {
            return source + ":" + line + ": " + (topic == null ? "" : "topic " + topic + ": ") + text;
        }
    }
}
