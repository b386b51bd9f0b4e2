package dev.courant.testkit.pipeline;

import dev.courant.runtime.time.VirtualClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;

/**
 * A node as a process, for tests that kill it. It does what the lines of its standard input say, and answers each with
 * one line: {@code start TIME} first, then {@code state}, {@code move TIME}, {@code wake}, {@code problems} and at the
 * end {@code close}. Its settings are those of its environment. It ends with its parent.
 */
final class NodeProcess {
    private NodeProcess() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // What takes seconds is done before anybody waits for it.
        ShippedTagger.get();
        try {
            Node node = start(Objects.requireNonNull(lines.readLine()));
            answers.println("started");
            for (String line = lines.readLine(); line != null && !line.equals("close"); line = lines.readLine()) {
                answers.println(answer(node, line));
            }
            node.close();
            answers.println("closed");
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static Node start(String line) {
        Instant now = Instant.parse(line.substring("start ".length()));
        PipelineOptions options = new PipelineOptions(EnumSet.allOf(PipelineRole.class), true);
        return LocalNode.start(new NodeOptions(now, System.getenv(), options, Optional.empty()), new VirtualClock(now));
    }

    private static String answer(Node node, String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "state" -> {
                return NodeLines.write(node.state());
            }
            case "problems" -> {
                return node.problems().replaceAll("\\s", " ");
            }
            case "move" -> node.moveTo(Instant.parse(words[1]));
            case "wake" -> node.wakeNext();
            default -> throw new IllegalArgumentException(line);
        }
        return "";
    }
}
