package dev.courant.app.deadletters;

import dev.courant.runtime.kafka.LetterDescription;
import dev.courant.runtime.kafka.LetterMark;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter without its record, which may be large.
 *
 * @param id where it stands
 * @param description what its headers say
 * @param url the URL that the record is about; null when it is not known
 * @param bytes the size of the record's key and value in the letter
 * @param mark what became of it; empty while it is open
 */
public record Letter(
        LetterId id,
        LetterDescription description,
        @Nullable String url,
        long bytes,
        Optional<LetterMark> mark) {
    /** {@return its state} */
    public LetterState state() {
        return mark.map(resolved -> switch (resolved.resolution()) {
                    case RETRIED -> LetterState.RETRIED;
                    case DISCARDED -> LetterState.DISCARDED;
                })
                .orElse(LetterState.OPEN);
    }

    Letter markedBy(LetterMark later) {
        return mark.isPresent() ? this : new Letter(id, description, url, bytes, Optional.of(later));
    }
}
