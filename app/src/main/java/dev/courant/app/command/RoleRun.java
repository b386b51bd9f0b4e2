package dev.courant.app.command;

import dev.courant.app.pipeline.Lifetime;
import dev.courant.app.pipeline.Roles;
import dev.courant.runtime.Component;
import dev.courant.runtime.Components;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.health.AdminServer;
import dev.courant.runtime.health.AdminSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one role until a signal ends the process, and serves its health and metrics. */
final class RoleRun {
    private static final Logger log = LoggerFactory.getLogger(RoleRun.class);

    private RoleRun() {}

    static int run(Map<String, String> environment, Function<Roles, Component> role) {
        AdminSettings admin = Settings.read(AdminSettings.class, environment);
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Roles roles = new Roles(environment, metrics, Clock.systemUTC());
        Components whole = Components.start("courant", parts -> {
            Component started = parts.add(role.apply(roles));
            AdminServer server = parts.closing(AdminServer.start(admin, List.of(started), metrics));
            log.info("event=started role={} admin_port={}", started.name(), server.port());
        });
        Lifetime.closeAtExit(whole, () -> log.info("event=stopping"));
        Lifetime.untilSignalled();
        return 0;
    }
}
