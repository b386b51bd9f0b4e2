package dev.courant.enrich.entity;

import dev.courant.enrich.entity.NamedEntity.Name;
import dev.courant.enrich.entity.NamedEntity.NameKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Parses the lines of entity files: columns separated by {@code |}, names by commas. */
final class EntityLines {
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt");
    private static final int COUNTRY_COLUMNS = 9;
    private static final int NAMED_COLUMNS = 4;
    private static final int ENTITY_COLUMNS = 10;

    /** The column of names in all languages; the columns of single languages follow it. */
    private static final int ALL_LANGUAGES = 4;

    private EntityLines() {}

    /** Parses a line of {@code countries.txt}. */
    static NamedEntity country(String line) {
        String[] column = columns(line, COUNTRY_COLUMNS);
        var names = new ArrayList<Name>();
        names(column[2], "en", NameKind.NAME).forEach(names::add);
        names(column[3], "en", NameKind.PEOPLE).forEach(names::add);
        names(column[4], "en", NameKind.CAPITAL).forEach(names::add);
        names(column[5], "es", NameKind.NAME).forEach(names::add);
        names(column[6], "es", NameKind.PEOPLE).forEach(names::add);
        names(column[7], "es", NameKind.CAPITAL).forEach(names::add);
        String id = "iso3166:" + column[0].strip();
        return new NamedEntity(
                id,
                NamedEntity.COUNTRY,
                column[1].strip(),
                id,
                names,
                items(column[8]).toList(),
                column.length > COUNTRY_COLUMNS ? items(column[COUNTRY_COLUMNS]).toList() : List.of());
    }

    /** Parses a line of {@code countries-xx.txt}; returns the country with its names in one more language. */
    static NamedEntity named(String line, String language, Map<String, NamedEntity> countries) {
        String[] column = columns(line, NAMED_COLUMNS);
        NamedEntity country = countries.get("iso3166:" + column[0].strip());
        if (country == null) {
            throw new IllegalArgumentException("no such country: " + line);
        }
        var names = new ArrayList<>(country.names());
        names(column[1], language, NameKind.NAME).forEach(names::add);
        names(column[2], language, NameKind.PEOPLE).forEach(names::add);
        names(column[3], language, NameKind.CAPITAL).forEach(names::add);
        return new NamedEntity(
                country.id(),
                country.kind(),
                country.name(),
                country.country(),
                names,
                country.elsewhere(),
                country.here());
    }

    /** Parses a line of {@code entities.txt}; further columns, such as the office of a person, are ignored. */
    static NamedEntity entity(String line) {
        String[] column = columns(line, ENTITY_COLUMNS);
        var names = new ArrayList<Name>();
        for (int language = 0; language < LANGUAGES.size(); language++) {
            String code = LANGUAGES.get(language);
            names(column[ALL_LANGUAGES], code, NameKind.NAME).forEach(names::add);
            names(column[ALL_LANGUAGES + 1 + language], code, NameKind.NAME).forEach(names::add);
        }
        String country = column[3].isBlank() ? "" : "iso3166:" + column[3].strip();
        return new NamedEntity(
                column[0].strip(),
                column[1].strip(),
                column[2].strip(),
                country,
                names.stream().distinct().toList(),
                List.of(),
                List.of());
    }

    private static String[] columns(String line, int min) {
        String[] columns = line.split("\\|", -1);
        if (columns.length < min || columns[0].isBlank()) {
            throw new IllegalArgumentException(min + " columns expected, divided by |: " + line);
        }
        return columns;
    }

    /** Returns the names of a column; a question mark before a name says that it is ambiguous. */
    private static Stream<Name> names(String column, String language, NameKind kind) {
        return items(column)
                .map(name -> name.startsWith("?")
                        ? new Name(language, name.substring(1), NameKind.AMBIGUOUS_NAME)
                        : new Name(language, name, kind));
    }

    private static Stream<String> items(String column) {
        return Arrays.stream(column.split(",")).map(String::strip).filter(item -> !item.isEmpty());
    }
}
