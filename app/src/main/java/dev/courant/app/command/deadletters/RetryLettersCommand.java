package dev.courant.app.command.deadletters;

import dev.courant.app.deadletters.Letter;
import dev.courant.app.deadletters.LetterLog;
import dev.courant.app.deadletters.LetterResolver;
import java.util.List;
import picocli.CommandLine.Command;

/** Sends the records of dead letters again. */
@Command(
        name = "retry",
        description = {
            "Sends the records of dead letters again to the topics that they come from, as if they had just come.",
            "",
            "A record that broke several steps is sent once, and all its letters are retried by that.",
            "What fails again becomes a dead letter again, of which the number of retries is known. A link whose record",
            "succeeds ends as it would have at first. Letters that cannot be retried are named with the reason, and the",
            "exit code is 1."
        })
final class RetryLettersCommand extends ResolveSubcommand {
    @Override
    List<Letter> chosen(LetterLog log, List<Letter> letters) {
        return log.withThoseOfTheSameRecords(letters);
    }

    @Override
    LetterResolver.Report resolve(LetterResolver resolver, List<Letter> letters) {
        return resolver.retry(letters);
    }

    @Override
    String done() {
        return "retried";
    }
}
