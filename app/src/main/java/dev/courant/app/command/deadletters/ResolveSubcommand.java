package dev.courant.app.command.deadletters;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.deadletters.Letter;
import dev.courant.app.deadletters.LetterFilter;
import dev.courant.app.deadletters.LetterId;
import dev.courant.app.deadletters.LetterLog;
import dev.courant.app.deadletters.LetterResolver;
import dev.courant.app.deadletters.LetterState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that ends dead letters: those that are named, or all open ones that the options select. */
abstract class ResolveSubcommand extends LetterSubcommand {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "These letters.")
    private @Nullable List<String> names;

    @Mixin
    private LetterOptions options;

    @Option(names = "--all", description = "All open letters.")
    private boolean all;

    @Option(names = "--dry-run", description = "Only say how many letters it would be.")
    private boolean dryRun;

    /** {@return the letters to end when some are named or selected} */
    abstract List<Letter> chosen(LetterLog log, List<Letter> letters);

    /** Ends letters. */
    abstract LetterResolver.Report resolve(LetterResolver resolver, List<Letter> letters);

    /** {@return what is done with a letter, such as {@code retried}} */
    abstract String done();

    @Override
    public final Integer call() {
        List<LetterId> ids = ids(names == null ? List.of() : names);
        LetterFilter filter = options.filter(now());
        boolean selected = options.areGiven() || all;
        if (ids.isEmpty() && !selected) {
            throw misuse("name letters by their ids, select them by options, or write --all.");
        }
        if (!ids.isEmpty() && selected) {
            throw misuse("name letters by their ids, or select them by options: not both.");
        }
        return onCluster(session -> end(session, ids, filter));
    }

    private int end(ClusterSession session, List<LetterId> ids, LetterFilter filter) {
        LetterLog log = LetterLog.read(session.kafka());
        List<Letter> letters = chosen(log, ids.isEmpty() ? open(log, filter) : log.find(ids));
        if (dryRun) {
            session.out().println(letters.size() + " would be " + done());
            return 0;
        }
        try (LetterResolver resolver = new LetterResolver(session.kafka(), session.now())) {
            LetterResolver.Report report = resolve(resolver, letters);
            report.refused().forEach((id, reason) -> session.err().println(id + " was not " + done() + ": " + reason));
            session.err().flush();
            session.out()
                    .println(report.resolved() + " " + done()
                            + (report.refused().isEmpty()
                                    ? ""
                                    : ", " + report.refused().size() + " not"));
            return report.refused().isEmpty() ? 0 : LEFT;
        }
    }

    private static List<Letter> open(LetterLog log, LetterFilter filter) {
        return log.all().stream()
                .filter(letter -> letter.state() == LetterState.OPEN)
                .filter(filter)
                .toList()
                .reversed();
    }
}
