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
 * Site rules that follow their file: when it has changed, which is looked for at most every few seconds, it is read
 * again. A version with an error is refused in one log line, and the rules stay as they were. Thread-safe.
 */
public final class ReloadingSiteRules implements Supplier<SiteRules> {
    private static final Logger log = LoggerFactory.getLogger(ReloadingSiteRules.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Path path;
    private final InstantSource clock;
    private final AtomicReference<State> state;

    /** What is in force, of which version of the file, and when that was looked at. */
    private record State(SiteRules rules, String version, Instant looked) {}

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
        if (clock.instant().isBefore(now.looked().plus(PAUSE))) {
            return now.rules();
        }
        State looked = new State(now.rules(), now.version(), clock.instant());
        // One caller looks; the others go on with what they have.
        if (!state.compareAndSet(now, looked)) {
            return now.rules();
        }
        State next = look(looked);
        state.set(next);
        return next.rules();
    }

    private State look(State old) {
        String version = version();
        if (version.equals(old.version())) {
            return old;
        }
        try {
            SiteRules rules = SiteRulesFile.load(path);
            log.info("event=site_rules_reloaded path={} hosts={}", path, rules.size());
            return new State(rules, version, old.looked());
        } catch (CourantException e) {
            log.warn("event=site_rules_refused consequence=\"the old ones stay\" cause=\"{}\"", e.getMessage());
            return new State(old.rules(), version, old.looked());
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
