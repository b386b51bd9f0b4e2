package dev.courant.app.command.deadletters;

import dev.courant.app.deadletters.Letter;
import dev.courant.app.deadletters.LetterState;
import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Table;
import dev.courant.app.terminal.Times;
import dev.courant.runtime.kafka.LetterDescription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Dead letters as a table. Pure functions. */
final class LetterTable {
    private static final int CAUSE = 80;

    private LetterTable() {}

    /**
     * Writes a summary and one row for each letter.
     *
     * @param selected all letters of the summary
     * @param inState those in the state that was asked for
     * @param shown those of them that are shown
     */
    static String of(List<Letter> selected, List<Letter> inState, List<Letter> shown, Instant now) {
        if (shown.isEmpty()) {
            return summary(selected);
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ID", "FAILED", "STEP", "STATE", "RECORD", "CAUSE"));
        shown.forEach(letter -> rows.add(row(letter, now)));
        int more = inState.size() - shown.size();
        return summary(selected) + "\n\n" + Table.of(rows)
                + (more == 0 ? "" : "\n\nand " + more + " more: see --limit");
    }

    /** Such as {@code java.lang.NullPointerException: text is null}, without the package. */
    static String cause(LetterDescription.Cause cause) {
        String type = cause.type().substring(cause.type().lastIndexOf('.') + 1);
        return type.isEmpty() ? cause.message() : type + ": " + cause.message();
    }

    /** Such as {@code courant.links 2@113}; a dash when the letter does not say. */
    static String source(LetterDescription.Source source) {
        return source.topic().isEmpty() ? "-" : source.topic() + " " + source.partition() + "@" + source.offset();
    }

    private static String summary(List<Letter> letters) {
        if (letters.isEmpty()) {
            return "no dead letters";
        }
        Map<LetterState, Long> states = letters.stream()
                .collect(Collectors.groupingBy(
                        Letter::state, () -> new EnumMap<>(LetterState.class), Collectors.counting()));
        return letters.size()
                + (letters.size() == 1 ? " dead letter: " : " dead letters: ")
                + states.entrySet().stream()
                        .map(state ->
                                state.getValue() + " " + state.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> row(Letter letter, Instant now) {
        LetterDescription description = letter.description();
        return List.of(
                letter.id().toString(),
                Times.at(description.at(), now),
                Plain.text(description.step()),
                letter.state().name(),
                Plain.text(source(description.source())),
                Plain.text(cause(description.cause()), CAUSE));
    }
}
