package dev.courant.ingest.site;

import dev.courant.parse.ParseException;
import dev.courant.parse.extract.site.SiteRules;
import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads site rules from a file, or from all {@code .yaml} and {@code .yml} files of a directory. Stateless. */
final class SiteRulesFile {
    private static final long MOST_BYTES = 4 << 20;
    private static final int MOST_FILES = 1_000;

    private SiteRulesFile() {}

    /** Returns the files, in the order of their names. */
    static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(SiteRulesFile::isYaml)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** Returns a version that changes with the files: their names, times and sizes. */
    static String version(Path path) throws IOException {
        List<String> parts = new ArrayList<>();
        for (Path file : files(path)) {
            BasicFileAttributes state = Files.readAttributes(file, BasicFileAttributes.class);
            parts.add(file.getFileName() + " " + state.lastModifiedTime() + " " + state.size());
        }
        return String.join("\n", parts);
    }

    /**
     * Reads the rules of all files.
     *
     * @throws CourantException if one cannot be read or has an error, or two have rules for one host
     */
    static SiteRules load(Path path) {
        try {
            SiteRules all = SiteRules.none();
            for (Path file : files(path)) {
                all = all.and(SiteRules.parse(text(file), file.toString()), file.toString());
            }
            return all;
        } catch (ParseException e) {
            throw new CourantException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CourantException(path + ": cannot be read (" + e + "); check COURANT_SITE_RULES", e);
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new CourantException(
                    file + ": more than " + MOST_BYTES + " bytes; split it into files of a directory");
        }
        return Files.readString(file);
    }
}
