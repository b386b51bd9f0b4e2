package dev.courant.bench.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is done to a run. */
enum Fault {
    /** A role ends as in a crash, and is started again after a while. */
    KILL_ROLE,
    /** A role is told to end, and is started again: a rolling upgrade. */
    STOP_ROLE,
    /** A role stands still, longer than its session lasts, and then goes on. */
    FREEZE_ROLE,
    /** The broker ends as in a crash, and is started again after a while. */
    KILL_BROKER,
    /** The broker stands still, and then goes on. */
    FREEZE_BROKER,
    /** All processes of the database end as in a crash; its supervisor starts it again. */
    KILL_DATABASE,
    /** The database ends its sessions. */
    END_SESSIONS,
    /** The database stands still, and then goes on. */
    FREEZE_DATABASE;

    /**
     * A fault at a time.
     *
     * @param after the time since the fault before
     * @param fault what is done
     * @param role which of the roles, for the faults of roles
     * @param lasting how long it lasts
     */
    record Event(Duration after, Fault fault, int role, Duration lasting) {
        @Override
        public String toString() {
            return fault + " " + lasting.toMillis() + " ms";
        }
    }

    /** Returns the faults of a seed: always the same ones. Roles are hit four times as often as what they need. */
    static List<Event> schedule(long seed, Duration span, int roles) {
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        Duration time = Duration.ZERO;
        while (time.compareTo(span) < 0) {
            Duration after = Duration.ofMillis(random.nextInt(500, 4_000));
            Fault fault = random.nextInt(5) == 0
                    ? values()[random.nextInt(KILL_BROKER.ordinal(), values().length)]
                    : values()[random.nextInt(KILL_BROKER.ordinal())];
            events.add(new Event(after, fault, random.nextInt(roles), lasting(fault, random)));
            time = time.plus(after);
        }
        return events;
    }

    private static Duration lasting(Fault fault, Random random) {
        return switch (fault) {
            case KILL_ROLE, KILL_BROKER -> Duration.ofMillis(random.nextInt(0, 6_000));
            case STOP_ROLE, END_SESSIONS, KILL_DATABASE -> Duration.ZERO;
            case FREEZE_ROLE -> Duration.ofMillis(random.nextInt(1_000, 25_000));
            case FREEZE_BROKER, FREEZE_DATABASE -> Duration.ofMillis(random.nextInt(1_000, 15_000));
        };
    }
}
