package dev.courant.app.demo;

import dev.courant.app.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the command in its own process. */
public final class CourantProcess {
    private CourantProcess() {}

    /** Starts it with the given settings only, without those of this process; its errors are discarded. */
    static Process start(Map<String, String> environment, String... arguments) throws IOException {
        return builder(environment, arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Prepares it with the given settings only, without those of this process. */
    public static ProcessBuilder builder(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("COURANT_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
