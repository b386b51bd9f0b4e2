package dev.courant.app.command.deadletters;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.deadletters.Letter;
import dev.courant.app.deadletters.LetterFilter;
import dev.courant.app.deadletters.LetterLog;
import dev.courant.app.deadletters.LetterState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(
        name = "list",
        description = {
            "Lists dead letters, the newest first: those that are open, or others with --state.",
            "The first line counts all letters that the other options select, by state."
        })
final class ListLettersCommand extends LetterSubcommand {
    @Mixin
    private LetterOptions options;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "open",
            description = "Letters in this state: open, retried, discarded or all; default: ${DEFAULT-VALUE}.")
    private String state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many letters; 0: all; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "One line of JSON for each letter.")
    private boolean json;

    @Option(names = "--check", description = "End with exit code 1 when a letter is open.")
    private boolean check;

    @Override
    public Integer call() {
        LetterState wanted = wanted();
        LetterFilter filter = options.filter(now());
        if (limit < 0) {
            throw misuse("--limit: write 0 or more.");
        }
        return onCluster(session -> list(session, filter, wanted));
    }

    private int list(ClusterSession session, LetterFilter filter, @Nullable LetterState wanted) {
        List<Letter> selected =
                LetterLog.read(session.kafka()).all().stream().filter(filter).toList();
        List<Letter> inState = selected.stream()
                .filter(letter -> wanted == null || letter.state() == wanted)
                .toList();
        List<Letter> shown = limit == 0 ? inState : inState.subList(0, Math.min(limit, inState.size()));
        if (json) {
            shown.forEach(letter -> session.out().println(LetterJson.of(letter)));
        } else {
            session.out().println(LetterTable.of(selected, inState, shown, session.now()));
        }
        return check && selected.stream().anyMatch(letter -> letter.state() == LetterState.OPEN) ? LEFT : 0;
    }

    private @Nullable LetterState wanted() {
        if (state.equalsIgnoreCase("all")) {
            return null;
        }
        for (LetterState known : LetterState.values()) {
            if (known.name().equalsIgnoreCase(state)) {
                return known;
            }
        }
        throw misuse("--state=" + state + ": write open, retried, discarded or all.");
    }
}
