package dev.courant.enrich.taxonomy;

import dev.courant.runtime.CourantException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Thrown for a taxonomy that cannot be used. The message names the place and says what to write instead; the fields
 * hold the same facts for programs.
 */
public final class TaxonomyException extends CourantException {
    private static final long serialVersionUID = 1L;

    private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");

    private final String source;
    private final int line;
    private final @Nullable String topic;
    private final String problem;

    public TaxonomyException(String source, int line, @Nullable String topic, String problem) {
        super(source + ":" + line + ": " + (topic == null ? "" : "topic " + oneLine(topic) + ": ") + oneLine(problem));
        this.source = source;
        this.line = line;
        this.topic = topic;
        this.problem = oneLine(problem);
    }

    /** Problems quote the document, whose phrases and names may span lines. */
    private static String oneLine(String text) {
        return LINE_ENDS.matcher(text).replaceAll(" ");
    }

    /** {@return the name of the document, as given to the parser} */
    public String source() {
        return source;
    }

    /** {@return the line of the problem, from 1; 0 when it concerns the whole document} */
    public int line() {
        return line;
    }

    /** {@return the id of the topic that has the problem; null when it is outside the topics} */
    public @Nullable String topic() {
        return topic;
    }

    /** {@return what is wrong and what to write instead, on one line} */
    public String problem() {
        return problem;
    }
}
