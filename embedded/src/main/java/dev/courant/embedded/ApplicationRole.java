package dev.courant.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The database role of the services. It owns its database and may create others, but is no superuser: it can neither
 * read files of the server nor run programs.
 */
final class ApplicationRole {
    private static final String CREATE = """
            do $$ begin
              if not exists (select from pg_roles where rolname = 'courant') then
                create role courant;
              end if;
            end $$;
            alter role courant login createdb nosuperuser nocreaterole noreplication nobypassrls;
            alter database postgres owner to courant;
            """;

    /** Until there was this role, the superuser owned everything. */
    private static final String HAND_OVER = """
            do $$ declare statement text; begin
              for statement in
                select format('alter %s %s owner to courant',
                              case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
                              oid::regclass)
                  from pg_class
                 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
                   and relowner <> 'courant'::regrole
                union all
                select format('alter routine %s owner to courant', oid::regprocedure)
                  from pg_proc
                 where pronamespace = 'public'::regnamespace and proowner <> 'courant'::regrole
              loop
                execute statement;
              end loop;
            end $$;
            """;

    private ApplicationRole() {}

    /** Creates the role if it is missing, and gives it its rights and password; the connection is the superuser's. */
    static void ensure(Connection connection, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            statement.execute(HAND_OVER);
        }
        setPassword(connection, DatabasePasswords.APPLICATION, password);
    }

    /** Sets a password; only a hash of it reaches the server, so that no log can show it. */
    static void setPassword(Connection connection, String user, String password) throws SQLException {
        connection.unwrap(PGConnection.class).alterUserPassword(user, password.toCharArray(), "scram-sha-256");
    }
}
