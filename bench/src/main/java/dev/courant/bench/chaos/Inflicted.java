package dev.courant.bench.chaos;

import dev.courant.bench.chaos.Fault.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * The faults of a run: inflicts them, and ends each when its time is over. Starts roles again that have ended, as
 * whatever supervises them in production does: a role that finds no broker when it starts ends by itself. Used by one
 * thread.
 */
final class Inflicted {
    /** How long after a fault of broker or database a role may end for it. */
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** What a role says that ends because no broker answered it in time when it started, such as on a busy machine. */
    private static final String NO_BROKER = "courant: no Kafka answers";

    /** The supervisor of the database gives up after five within ten minutes. */
    private static final int MOST_DATABASE_KILLS = 4;

    private final Laboratory lab;
    private final Queue<Ending> endings = new PriorityQueue<>(Comparator.comparingLong(Ending::at));
    private final Set<Object> hit = new HashSet<>();
    private long outageAt = System.nanoTime() - RECOVERY.toNanos();
    private int databaseKills;
    private final List<String> problems = new ArrayList<>();

    /** What ends a fault, and when by {@link System#nanoTime}. */
    private record Ending(long at, Object target, Action action) {}

    @FunctionalInterface
    private interface Action {
        void run() throws IOException, InterruptedException;
    }

    Inflicted(Laboratory lab) {
        this.lab = lab;
    }

    /** Inflicts a fault, unless its target suffers from one already. */
    void inflict(Event event) throws InterruptedException {
        Object target = target(event);
        if (!hit.add(target)) {
            return;
        }
        if (!lab.roles().contains(target)) {
            outageAt = System.nanoTime() + event.lasting().toNanos();
        }
        Action ending = switch (event.fault()) {
            case KILL_ROLE, KILL_BROKER -> kill((LabProcess) target);
            case STOP_ROLE -> stop((LabProcess) target);
            case FREEZE_ROLE, FREEZE_BROKER -> freeze((LabProcess) target);
            case END_SESSIONS -> {
                lab.endSessions();
                yield () -> {};
            }
            case KILL_DATABASE -> {
                if (databaseKills++ < MOST_DATABASE_KILLS) {
                    lab.signalDatabase("KILL");
                }
                yield () -> {};
            }
            case FREEZE_DATABASE -> {
                lab.signalDatabase("STOP");
                yield () -> lab.signalDatabase("CONT");
            }
        };
        endings.add(new Ending(System.nanoTime() + event.lasting().toNanos(), target, ending));
    }

    /** Waits, and ends the faults whose time is over meanwhile. */
    void pause(Duration time) throws IOException, InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (!endings.isEmpty() && endings.element().at() < until) {
            Ending next = endings.remove();
            sleepUntil(next.at());
            next.action().run();
            hit.remove(next.target());
        }
        sleepUntil(until);
        supervise();
    }

    /** Starts roles again that have ended. */
    void supervise() throws IOException {
        if (!lab.brokerListens()) {
            outageAt = System.nanoTime();
        }
        for (LabProcess role : lab.roles()) {
            if (!role.isAlive() && !hit.contains(role)) {
                if (System.nanoTime() - outageAt > RECOVERY.toNanos()
                        && !role.lastLine().startsWith(NO_BROKER)) {
                    problems.add(role.name() + " has ended by itself: " + role.lastLine());
                }
                role.startAgain();
            }
        }
    }

    /** Ends all faults. */
    void end() throws IOException, InterruptedException {
        while (!endings.isEmpty()) {
            pause(Duration.ofSeconds(1));
        }
    }

    /** Returns what went wrong apart from what was inflicted. */
    List<String> problems() {
        return problems;
    }

    private Object target(Event event) {
        return switch (event.fault()) {
            case KILL_ROLE, STOP_ROLE, FREEZE_ROLE -> lab.roles().get(event.role());
            case KILL_BROKER, FREEZE_BROKER -> lab.broker();
            case KILL_DATABASE, END_SESSIONS, FREEZE_DATABASE -> "database";
        };
    }

    private static Action kill(LabProcess process) throws InterruptedException {
        process.kill();
        return process::startAgain;
    }

    private Action stop(LabProcess process) throws InterruptedException {
        if (!process.stop()) {
            problems.add(process.name() + " did not end when it was told to");
        }
        return process::startAgain;
    }

    private static Action freeze(LabProcess process) {
        process.freeze();
        return process::thaw;
    }

    private static void sleepUntil(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }
}
