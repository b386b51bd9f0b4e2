package dev.courant.bench.chaos;

import dev.courant.bench.chaos.Fault.Event;
import dev.courant.embedded.FreePorts;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the pipeline without faults and then once with the faults of each seed, and compares what each run has left.
 * Prints one line for each run, and fails when one differs: its folder with the logs is kept then.
 */
public final class Chaos {
    private static final Duration UNDISTURBED = Duration.ofSeconds(20);
    private static final Duration SETTLING = Duration.ofMinutes(6);
    private static final Duration STEP = Duration.ofMillis(500);

    private final Laboratory.Ports ports;

    private Chaos(Laboratory.Ports ports) {
        this.ports = ports;
    }

    /**
     * Runs the laboratory.
     *
     * @param arguments at most one: how many seeds, for how many seconds each has faults, and the first seed, separated
     *     by commas; {@code 3,120,1} unless given
     * @throws Exception when it cannot be run, or a run differs from the undisturbed one
     */
    public static void main(String[] arguments) throws Exception {
        String[] given = arguments.length == 0 ? new String[0] : arguments[0].split(",", -1);
        int seeds = given.length > 0 ? Integer.parseInt(given[0]) : 3;
        Duration span = Duration.ofSeconds(given.length > 1 ? Integer.parseInt(given[1]) : 120);
        long first = given.length > 2 ? Long.parseLong(given[2]) : 1;
        Chaos chaos = new Chaos(new Laboratory.Ports(FreePorts.any(), FreePorts.any()));
        Rows undisturbed = chaos.undisturbed();
        List<Long> failed = new ArrayList<>();
        for (long seed = first; seed < first + seeds; seed++) {
            if (!chaos.disturbed(seed, span, undisturbed)) {
                failed.add(seed);
            }
        }
        if (!failed.isEmpty()) {
            throw new CourantException("runs with the seeds " + failed + " differ from the undisturbed one");
        }
    }

    private Rows undisturbed() throws Exception {
        try (Laboratory lab = Laboratory.start(ports)) {
            lab.publishers().publishOver(UNDISTURBED);
            if (!settles(lab, new Inflicted(lab))) {
                throw new CourantException("the undisturbed run does not end; see " + lab.keepLogs());
            }
            try (Connection connection = lab.connect()) {
                Rows rows = Rows.read(connection);
                System.out.println("undisturbed: " + rows.tables().get("totals"));
                return rows;
            }
        }
    }

    /** Returns whether the run has left what the undisturbed one has. */
    private boolean disturbed(long seed, Duration span, Rows undisturbed) throws Exception {
        try (Laboratory lab = Laboratory.start(ports)) {
            Instant start = Instant.now();
            lab.publishers().publishOver(span);
            Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
            List<Event> schedule = Fault.schedule(seed, span, lab.roles().size());
            Inflicted inflicted = new Inflicted(lab);
            for (Event event : schedule) {
                inflicted.pause(event.after());
                inflicted.inflict(event);
                faults.merge(event.fault(), 1, Integer::sum);
            }
            inflicted.end();
            List<String> problems = new ArrayList<>();
            if (!settles(lab, inflicted)) {
                problems.add("not settled: " + lab.progress());
            }
            try (Connection connection = lab.connect()) {
                problems.addAll(Rows.read(connection).differences(undisturbed));
                problems.addAll(TopicCheck.problems(lab.clients(), connection));
            } catch (SQLException e) {
                problems.add("the database: " + e.getMessage());
            }
            problems.addAll(inflicted.problems());
            System.out.println("seed " + seed + ": " + (problems.isEmpty() ? "the same" : "DIFFERENT") + " after "
                    + Duration.between(start, Instant.now()).toSeconds() + " s and " + new TreeMap<>(faults));
            problems.forEach(problem -> System.out.println("  " + problem));
            if (!problems.isEmpty()) {
                System.out.println("  logs: " + lab.keepLogs());
            }
            return problems.isEmpty();
        }
    }

    private static boolean settles(Laboratory lab, Inflicted inflicted) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(SETTLING);
        while (Instant.now().isBefore(deadline)) {
            if (lab.progress().isDone()) {
                return true;
            }
            inflicted.pause(STEP);
        }
        return false;
    }
}
