package dev.courant.enrich.entity;

import dev.courant.enrich.entity.Place.Name;
import dev.courant.enrich.entity.Place.NameKind;
import dev.courant.enrich.text.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The entities that can be found in an article. Immutable and thread-safe.
 *
 * @param places what can be found
 * @param otherNames names that contain the name of a place and mean something else ("New Mexico")
 */
public record Gazetteer(List<Place> places, List<String> otherNames) {
    private static final int COLUMNS = 9;

    public Gazetteer {
        places = List.copyOf(places);
        otherNames = List.copyOf(otherNames);
    }

    /** Nothing to find. */
    public static Gazetteer empty() {
        return new Gazetteer(List.of(), List.of());
    }

    /** The states of ISO 3166-1, named in English and Spanish, with their peoples and capitals. */
    public static Gazetteer bundled() {
        return new Gazetteer(
                WordList.read(Gazetteer.class, "countries.txt").stream()
                        .map(Gazetteer::country)
                        .toList(),
                WordList.read(Gazetteer.class, "other-names.txt"));
    }

    private static Place country(String line) {
        String[] column = line.split("\\|", -1);
        if (column.length != COLUMNS) {
            throw new IllegalStateException("countries.txt: " + COLUMNS + " columns expected: " + line);
        }
        var names = new ArrayList<Name>();
        names(column[2], "en", NameKind.NAME).forEach(names::add);
        names(column[3], "en", NameKind.PEOPLE).forEach(names::add);
        names(column[4], "en", NameKind.CAPITAL).forEach(names::add);
        names(column[5], "es", NameKind.NAME).forEach(names::add);
        names(column[6], "es", NameKind.PEOPLE).forEach(names::add);
        names(column[7], "es", NameKind.CAPITAL).forEach(names::add);
        return new Place(
                "iso3166:" + column[0].strip(),
                "COUNTRY",
                column[1].strip(),
                names,
                items(column[8]).toList());
    }

    /** A name that begins with a question mark also means something else. */
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
