package dev.courant.app.terminal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Aligns the columns of rows, two spaces apart. Pure functions. */
public final class Table {
    private Table() {}

    public static String of(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> Plain.length(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell).repeat(" ", widths[i] - Plain.length(cell) + 2);
        }
        return line.toString().stripTrailing();
    }
}
