package dev.courant.store.backup;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table whose rows are in a backup.
 *
 * @param name its name
 * @param columns the columns of its rows, in their order there; generated ones are left out
 */
public record SavedTable(String name, List<String> columns) {
    /** Returns the table with its columns, as COPY takes them. */
    String copyTarget() {
        return quoted(name) + columns.stream().map(SavedTable::quoted).collect(Collectors.joining(", ", " (", ")"));
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
