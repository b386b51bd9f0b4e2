package dev.courant.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntityFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReturnTheShippedEntitiesWithoutAFile() {
        assertThat(EntityFile.read(Path.of(""))).isEqualTo(Gazetteer.bundled());
    }

    @Test
    void shouldAddToTheShippedEntitiesAndReplaceKnownOnes() throws IOException {
        Path file = Files.writeString(folder.resolve("own.txt"), """
                # our harbour
                name:harbour-board | ORGANIZATION | Harbour Board | MX | Harbour Board | | Junta del Puerto | | |

                wikidata:Q1065 | ORGANIZATION | The Nations | | Nations | | | | |
                """);

        Gazetteer gazetteer = EntityFile.read(file);

        assertThat(gazetteer.entities())
                .filteredOn(entity -> entity.id().equals("name:harbour-board"))
                .extracting(NamedEntity::country)
                .containsExactly("iso3166:MX");
        assertThat(gazetteer.entities())
                .filteredOn(entity -> entity.id().equals("wikidata:Q1065"))
                .extracting(NamedEntity::name)
                .containsExactly("The Nations");
    }

    @Test
    void shouldNameFileAndLineOfAFault() throws IOException {
        Path file = Files.writeString(folder.resolve("own.txt"), "\n# fine\nHarbour Board\n");

        assertThatThrownBy(() -> EntityFile.read(file))
                .isInstanceOf(CourantException.class)
                .hasMessage(file + ":3: 10 columns expected, divided by |: Harbour Board");
        assertThatThrownBy(() -> EntityFile.read(folder.resolve("none.txt")))
                .hasMessage(folder.resolve("none.txt") + ": there is no such file of entities");
    }
}
