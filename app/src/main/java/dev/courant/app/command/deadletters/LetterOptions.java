package dev.courant.app.command.deadletters;

import dev.courant.app.deadletters.LetterFilter;
import dev.courant.app.terminal.Times;
import dev.courant.runtime.kafka.DeadLetters;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select dead letters. */
final class LetterOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--step", paramLabel = "STEP", description = "Only letters of this step: scrape, enrich or store.")
    private @Nullable String step;

    @Option(
            names = "--cause",
            paramLabel = "TEXT",
            description = "Only letters whose cause contains this text, in any case: a class or part of the message.")
    private @Nullable String cause;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description = "Only letters since then: a duration such as 12h, a date, or a time in ISO 8601.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "WHEN", description = "Only letters before then.")
    private @Nullable String until;

    boolean areGiven() {
        return step != null || cause != null || since != null || until != null;
    }

    /** @throws ParameterException when there is no such step, a time cannot be read, or the span is empty */
    LetterFilter filter(Instant now) {
        if (step != null
                && Stream.of(DeadLetters.Step.values())
                        .noneMatch(known -> known.id().equalsIgnoreCase(step))) {
            throw new ParameterException(spec.commandLine(), "--step=" + step + ": write scrape, enrich or store.");
        }
        Instant from = time(since, "--since", now);
        Instant to = time(until, "--until", now);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new ParameterException(spec.commandLine(), "--since must be before --until.");
        }
        return new LetterFilter(step, cause, from, to);
    }

    private @Nullable Instant time(@Nullable String text, String option, Instant now) {
        try {
            return text == null ? null : Times.past(text, now);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + "=" + text + ": " + e.getMessage() + ".");
        }
    }
}
