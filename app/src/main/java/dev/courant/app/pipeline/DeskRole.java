package dev.courant.app.pipeline;

import dev.courant.desk.DeskServer;
import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import dev.courant.store.Database;

/**
 * The newsdesk with its database.
 *
 * @param database the database that it reads
 * @param server its HTTP server
 */
public record DeskRole(Database database, DeskServer server) implements Component {
    @Override
    public String name() {
        return "desk";
    }

    @Override
    public Health check() {
        return server.check();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
