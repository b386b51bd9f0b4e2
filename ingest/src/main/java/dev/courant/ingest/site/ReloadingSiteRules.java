package dev.courant.ingest.site;

import dev.courant.parse.extract.site.SiteRules;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Site rules that are read again when their file changes, which is checked at most every few seconds. A version with an
 * error is rejected in one log line, and the rules in force stay. Thread-safe.
 */
public final class ReloadingSiteRules implements Supplier<SiteRules> {
    private static final Logger log = LoggerFactory.getLogger(ReloadingSiteRules.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Path path;
    private final InstantSource clock;
    private final AtomicReference<State> state;

    /** The rules in force, the version of the file, and when it was last checked. */
    private record State(SiteRules rules, String version, Instant checkedAt) {}

    private ReloadingSiteRules(Path path, InstantSource clock) {
        this.path = path;
        this.clock = clock;
        this.state = new AtomicReference<>(new State(SiteRulesFile.load(path), version(), clock.instant()));
    }

    /**
     * Reads the rules for the first time.
     *
     * @param path a file or a directory; empty for no rules
     * @throws CourantException if it cannot be read or has an error
     */
    public static Supplier<SiteRules> of(String path, InstantSource clock) {
        return path.isBlank() ? SiteRules::none : new ReloadingSiteRules(Path.of(path), clock);
    }

    /** The rules in force now. */
    @Override
    public SiteRules get() {
        State now = state.get();
        if (clock.instant().isBefore(now.checkedAt().plus(PAUSE))) {
            return now.rules();
        }
        State checking = new State(now.rules(), now.version(), clock.instant());
        // One caller checks the file; the others use the rules in force.
        if (!state.compareAndSet(now, checking)) {
            return now.rules();
        }
        State next = check(checking);
        state.set(next);
        return next.rules();
    }

    private State check(State old) {
        String version = version();
        if (version.equals(old.version())) {
            return old;
        }
        try {
            SiteRules rules = SiteRulesFile.load(path);
            log.info("event=site_rules_reloaded path={} hosts={}", path, rules.size());
            return new State(rules, version, old.checkedAt());
        } catch (CourantException e) {
            log.warn("event=site_rules_rejected consequence=\"the rules in force stay\" cause=\"{}\"", e.getMessage());
            return new State(old.rules(), version, old.checkedAt());
        }
    }

    private String version() {
        try {
            return SiteRulesFile.version(path);
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
