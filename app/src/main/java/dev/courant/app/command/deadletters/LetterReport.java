package dev.courant.app.command.deadletters;

import dev.courant.app.deadletters.Letter;
import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Times;
import dev.courant.runtime.kafka.LetterDescription;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The report on one dead letter, line by line; there is no line for what is unknown. Used once. */
final class LetterReport {
    private static final int NAMES = 8;

    private final StringBuilder text = new StringBuilder();

    private LetterReport() {}

    /**
     * Writes the report on a letter.
     *
     * @param record the record in it, as JSON or otherwise readable; null when it is kept nowhere any more
     */
    static String of(Letter letter, @Nullable String record, Instant now) {
        LetterReport report = new LetterReport();
        LetterDescription description = letter.description();
        report.text.append(letter.id()).append('\n');
        report.line("state", state(letter, now));
        report.line("failed", Times.at(description.at(), now));
        report.line("step", description.step());
        report.line(
                "cause", description.cause().type() + ": " + description.cause().message());
        report.line("from", LetterTable.source(description.source()));
        report.line("url", letter.url());
        report.line("retries", description.retries() == 0 ? null : description.retries() + " before");
        report.line("size", size(letter));
        report.line("record", record == null ? "not kept any more" : record);
        return report.text.toString().stripTrailing();
    }

    private static String state(Letter letter, Instant now) {
        String state = letter.state().name().toLowerCase(Locale.ROOT);
        return letter.mark().map(mark -> state + " " + Times.at(mark.at(), now)).orElse(state);
    }

    private static String size(Letter letter) {
        long omitted = letter.description().omittedBytes();
        return omitted == 0
                ? letter.bytes() + " bytes"
                : omitted + " bytes, too large for a dead letter: the record is where it was";
    }

    private void line(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append("  ")
                    .append(name)
                    .repeat(" ", NAMES - name.length())
                    .append(Plain.text(value))
                    .append('\n');
        }
    }
}
