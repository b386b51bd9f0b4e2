package dev.courant.testkit.pipeline;

import dev.courant.runtime.CourantException;
import dev.courant.runtime.time.VirtualClock.WakeUp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A node that is a process of its own, and is killed while it works: after some of its turns have begun. Another
 * process then goes on under the same name, at the time of the pipeline. Used by one thread.
 */
final class KilledNode implements Node {
    private static final String LOGGING = "logback.configurationFile";

    private final NodeOptions options;
    private final TreeMap<Integer, Moment> kills;
    private final List<Kill> killed = new ArrayList<>();
    private Instant now;
    private Worker worker;
    private @Nullable Worker next;
    private int turns;

    /**
     * A time at which the process was killed.
     *
     * @param turn after how many turns
     * @param at the time of the pipeline
     * @param who whose turn it was
     * @param last what it did
     */
    record Kill(int turn, Instant at, String who, NodeState last) {}

    /** When, after a turn has begun, the process is killed. */
    @FunctionalInterface
    interface Moment {
        /** Waits for the moment; the turn of the node has just begun. */
        void await(KilledNode node);
    }

    /** @param kills numbers of turns, the first is 1, and when the process is killed after each of them has begun */
    KilledNode(NodeOptions options, Map<Integer, Moment> kills) {
        this.options = options;
        this.kills = new TreeMap<>(kills);
        this.now = options.now();
        this.worker = new Worker();
        this.next = kills.isEmpty() ? null : new Worker();
        worker.start(now);
    }

    /** A process. It prepares itself, and starts when it is told to. */
    private final class Worker {
        private final Process process;
        private final BufferedReader answers;
        private final PrintStream commands;

        Worker() {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-D" + LOGGING + "=" + System.getProperty(LOGGING, "logback-test.xml"),
                    "-cp",
                    System.getProperty("java.class.path"),
                    NodeProcess.class.getName());
            builder.environment().keySet().removeIf(name -> name.startsWith("COURANT_"));
            builder.environment().putAll(options.environment());
            try {
                process = builder.redirectError(Redirect.INHERIT).start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            answers = process.inputReader(StandardCharsets.UTF_8);
            commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        }

        void start(Instant time) {
            ask("start " + time);
        }

        String ask(String command) {
            commands.println(command);
            try {
                String answer = answers.readLine();
                if (answer == null) {
                    throw new CourantException("the process of a node has ended by itself at " + now);
                }
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }
    }

    /** {@return what it did when it was killed, each time} */
    List<Kill> killed() {
        return killed;
    }

    @Override
    public NodeState state() {
        return NodeLines.read(worker.ask("state"));
    }

    @Override
    public void moveTo(Instant time) {
        now = time;
        worker.ask("move " + time);
    }

    @Override
    public void wakeNext() {
        String who = state().nextWakeUp().map(WakeUp::who).orElse("");
        worker.ask("wake");
        turns++;
        Moment moment = kills.remove(turns);
        if (moment != null) {
            moment.await(this);
            NodeState last = state();
            worker.kill();
            killed.add(new Kill(turns, now, who, last));
            worker = Objects.requireNonNull(next);
            worker.start(now);
            next = kills.isEmpty() ? null : new Worker();
        }
    }

    @Override
    public String problems() {
        return worker.ask("problems");
    }

    @Override
    public void close() {
        if (next != null) {
            next.kill();
        }
        worker.ask("close");
    }
}
