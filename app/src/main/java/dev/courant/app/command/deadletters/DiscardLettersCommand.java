package dev.courant.app.command.deadletters;

import dev.courant.app.deadletters.Letter;
import dev.courant.app.deadletters.LetterLog;
import dev.courant.app.deadletters.LetterResolver;
import java.util.List;
import picocli.CommandLine.Command;

/** Gives dead letters up. */
@Command(
        name = "discard",
        description = {
            "Gives dead letters up: they are not listed as open any more.",
            "",
            "Their links stay dropped, with the reason DEAD_LETTER. The records stay in the topic as long as others."
        })
final class DiscardLettersCommand extends ResolveSubcommand {
    @Override
    List<Letter> chosen(LetterLog log, List<Letter> letters) {
        return letters;
    }

    @Override
    LetterResolver.Report resolve(LetterResolver resolver, List<Letter> letters) {
        return resolver.discard(letters);
    }

    @Override
    String done() {
        return "discarded";
    }
}
