package dev.courant.recording.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files in the making, in a folder or a zip. Used by one thread. */
interface EntryFiles {
    void write(String name, byte[] content) throws IOException;

    /** Ends them, and gives them their name; fails when something has it. */
    void moveTo(Path target) throws IOException;

    void remove() throws IOException;

    /** Returns files that will be a folder. What an earlier attempt left is replaced. */
    static EntryFiles folder(Path partial) throws IOException {
        removeAll(partial);
        Files.createDirectories(partial);
        return new EntryFiles() {
            @Override
            public void write(String name, byte[] content) throws IOException {
                Path file = partial.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            }

            @Override
            public void moveTo(Path target) throws IOException {
                Files.move(partial, target);
            }

            @Override
            public void remove() throws IOException {
                removeAll(partial);
            }
        };
    }

    /** Returns files that will be a zip. What an earlier attempt left is replaced. */
    static EntryFiles zip(Path partial) throws IOException {
        Files.createDirectories(partial.getParent());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(partial));
        return new EntryFiles() {
            @Override
            public void write(String name, byte[] content) throws IOException {
                ZipEntry entry = new ZipEntry(name);
                // The time of a file says nothing here, and would make two zips of one recording differ.
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }

            @Override
            public void moveTo(Path target) throws IOException {
                zip.close();
                Files.move(partial, target);
            }

            @Override
            public void remove() throws IOException {
                zip.close();
                Files.deleteIfExists(partial);
            }
        };
    }

    private static void removeAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }
}
