package dev.courant.app.command;

import dev.courant.app.cluster.KafkaProbe;
import dev.courant.app.pipeline.Lifetime;
import dev.courant.app.pipeline.Role;
import dev.courant.app.pipeline.Roles;
import dev.courant.app.pipeline.SettingsCheck;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.health.AdminServer;
import dev.courant.runtime.health.AdminSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one role until a signal ends the process, and serves its health and metrics. */
abstract class RoleCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(RoleCommand.class);

    /** Below the 30 seconds that orchestrators wait before they kill. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

    private final Role role;
    private final Map<String, String> environment;

    RoleCommand(Role role, Map<String, String> environment) {
        this.role = role;
        this.environment = Map.copyOf(environment);
    }

    /** Returns names of settings to values. */
    Map<String, String> environment() {
        return environment;
    }

    @Override
    public final Integer call() {
        Map<String, String> settings = environment();
        SettingsCheck.require(List.of(role), settings);
        if (role.usesKafka()) {
            KafkaProbe.requireAnswer(settings);
        }
        AdminSettings admin = Settings.read(AdminSettings.class, settings);
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Roles roles = new Roles(settings, metrics, Clock.systemUTC());
        Components whole = Components.start("courant", parts -> {
            Component started = parts.add(role.start(roles));
            AdminServer server = parts.closing(AdminServer.start(admin, List.of(started), metrics));
            log.info("event=started role={} admin_port={}", started.name(), server.port());
        });
        Lifetime.closeAtExit(whole, STOP_LIMIT, () -> log.info("event=stopping"));
        return Lifetime.untilEnd(whole);
    }
}
