package dev.courant.enrich.entity;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of entities, which an operator adds to the shipped ones. Stateless. */
public final class EntityFile {
    private EntityFile() {}

    /**
     * Returns the shipped entities with those of a file. An entity of the file replaces the shipped one with the same
     * id.
     *
     * @param file in the format that {@link Gazetteer#with} describes, UTF-8; an empty path for no file
     * @return the entities
     * @throws CourantException when the file cannot be read, or a line is not in that format
     */
    public static Gazetteer read(Path file) {
        return file.toString().isEmpty()
                ? Gazetteer.bundled()
                : Gazetteer.bundled().with(checked(file));
    }

    private static List<String> checked(Path file) {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            try {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    NamedEntity unused = EntityLines.entity(line);
                }
            } catch (IllegalArgumentException e) {
                throw new CourantException(file + ":" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return lines;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new CourantException(file + ": there is no such file of entities", e);
        } catch (CharacterCodingException e) {
            throw new CourantException(file + ": not UTF-8; save the file in that encoding", e);
        } catch (IOException e) {
            throw new CourantException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
