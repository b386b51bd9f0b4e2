package dev.courant.testservers;

import dev.courant.runtime.CourantException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Executes single SQL statements. Stateless. */
final class Sql {
    private Sql() {}

    static void execute(String jdbcUrl, String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new CourantException(sql + ": " + e.getMessage(), e);
        }
    }
}
