package dev.courant.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The entry points for Jazzer: it calls one with the name of the target, then the other with each input. */
public final class JazzerEntry {
    private static final System.Logger LOG = System.getLogger(JazzerEntry.class.getName());

    private static @Nullable Target target;

    private JazzerEntry() {}

    /** Called once by Jazzer. Loads the classes first, so that the time for an input is not spent on instrumenting. */
    public static void fuzzerInitialize(String[] args) throws IOException {
        target = Target.valueOf(args[0]);
        for (Path seed : target.files(Path.of("").toAbsolutePath())) {
            warmUp(target, Files.readAllBytes(seed));
        }
    }

    /** A seed that fails is reported later, when Jazzer runs it as an input. */
    private static void warmUp(Target target, byte[] seed) {
        try {
            target.check(seed);
        } catch (RuntimeException | AssertionError expected) {
            LOG.log(System.Logger.Level.DEBUG, "a seed fails", expected);
        }
    }

    /** Called by Jazzer for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (target == null) {
            throw new IllegalStateException("name the target with --target_args");
        }
        target.check(input);
    }
}
