package dev.courant.app.pipeline;

import dev.courant.desk.DeskServer;
import dev.courant.runtime.Component;
import dev.courant.runtime.Health;
import dev.courant.store.Database;

/**
 * The newsdesk with the database it reads.
 *
 * @param database what it reads
 * @param server what serves it
 */
public record Desk(Database database, DeskServer server) implements Component {
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
