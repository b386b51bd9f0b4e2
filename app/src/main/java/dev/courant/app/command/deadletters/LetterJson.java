package dev.courant.app.command.deadletters;

import dev.courant.app.deadletters.Letter;
import dev.courant.app.terminal.RecordJson;
import dev.courant.runtime.kafka.LetterDescription;
import dev.courant.runtime.kafka.LetterMark;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dead letters as JSON, one line each. Pure functions. */
final class LetterJson {
    private LetterJson() {}

    static String of(Letter letter) {
        return RecordJson.line(fields(letter));
    }

    /** Returns what is known of a letter, without its record. */
    static Map<String, @Nullable Object> fields(Letter letter) {
        LetterDescription description = letter.description();
        Map<String, @Nullable Object> source = new LinkedHashMap<>();
        source.put("topic", description.source().topic());
        source.put("partition", description.source().partition());
        source.put("offset", description.source().offset());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", letter.id().toString());
        fields.put("state", letter.state().name());
        fields.put(
                "resolvedAt",
                letter.mark().map(LetterMark::at).map(Object::toString).orElse(null));
        fields.put("at", description.at().toString());
        fields.put("step", description.step());
        fields.put("cause", description.cause().type());
        fields.put("message", description.cause().message());
        fields.put("source", source);
        fields.put("url", letter.url());
        fields.put("retries", description.retries());
        fields.put("bytes", letter.bytes());
        fields.put("omittedBytes", description.omittedBytes());
        return fields;
    }
}
