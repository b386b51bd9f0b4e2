package dev.courant.enrich.version;

/**
 * A weakness of a taxonomy, which is usable all the same.
 *
 * @param source the name of the document
 * @param line the line of the rule or topic, from 1
 * @param topic the id of the topic
 * @param text what is weak and what to do about it
 */
public record TaxonomyWarning(String source, int line, String topic, String text) {
    /** {@return the warning in one line, in the format of compilers} */
    @Override
    public String toString() {
        return source + ":" + line + ": warning: topic " + topic + ": " + text;
    }
}
