package dev.courant.app.command.deadletters;

import dev.courant.app.cluster.ClusterSession;
import dev.courant.app.deadletters.LetterId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command of {@code courant dead-letters}. */
abstract class LetterSubcommand implements Callable<Integer> {
    /** The exit code when something is left to be done. */
    static final int LEFT = 1;

    @Spec
    private CommandSpec spec;

    final int onCluster(ToIntFunction<ClusterSession> work) {
        return parent().onCluster(spec, work);
    }

    final Instant now() {
        return parent().clock().instant();
    }

    final ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    final List<LetterId> ids(List<String> texts) {
        return texts.stream().map(this::id).toList();
    }

    private LetterId id(String text) {
        try {
            return LetterId.parse(text);
        } catch (IllegalArgumentException e) {
            throw misuse(text + ": " + e.getMessage() + ".");
        }
    }

    private DeadLettersCommand parent() {
        return (DeadLettersCommand) spec.parent().userObject();
    }
}
