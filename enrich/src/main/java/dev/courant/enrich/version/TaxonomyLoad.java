package dev.courant.enrich.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of loading a taxonomy, which is accepted or refused as a whole. */
public sealed interface TaxonomyLoad {
    /** The taxonomy is valid and ready for use. */
    record Accepted(TaxonomyVersion version) implements TaxonomyLoad {}

    /**
     * The taxonomy cannot be used.
     *
     * @param problems the reasons, at least one
     */
    record Refused(List<Problem> problems) implements TaxonomyLoad {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A reason why a taxonomy is refused.
     *
     * @param source the name of the document
     * @param line the line of the problem, from 1; 0 when it concerns the whole document
     * @param topic the id of the topic that has the problem; null when it is outside the topics
     * @param text what is wrong and what to write instead
     */
    record Problem(String source, int line, @Nullable String topic, String text) {
        /** {@return the problem in one line, in the format of compilers} */
        @Override
        public String toString() {
            return source + ":" + line + ": " + (topic == null ? "" : "topic " + topic + ": ") + text;
        }
    }
}
