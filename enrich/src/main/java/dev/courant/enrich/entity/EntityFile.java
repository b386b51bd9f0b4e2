package dev.courant.enrich.entity;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** An operator's own entities, added to those that are shipped. Stateless. */
public final class EntityFile {
    private EntityFile() {}

    /**
     * The shipped entities with those of a file; a known id takes the place of the shipped entity.
     *
     * @param file in the format that {@link Gazetteer#with} tells, UTF-8; an empty path: no file
     * @return the entities
     * @throws CourantException when it cannot be read, or a line is not in that format
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
