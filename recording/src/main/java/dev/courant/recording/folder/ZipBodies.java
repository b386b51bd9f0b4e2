package dev.courant.recording.folder;

import dev.courant.runtime.CourantException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a zip, which may have them all in one folder. What an entry states of its size is checked, and not
 * believed.
 */
final class ZipBodies implements BodyFiles {
    static final int MOST_ENTRIES = 1_000_000;

    private final Path zip;
    private final String prefix;
    private final Map<String, Long> sizes;

    private ZipBodies(Path zip, String prefix, Map<String, Long> sizes) {
        this.zip = zip;
        this.prefix = prefix;
        this.sizes = sizes;
    }

    /** Returns the files of a zip that is a recording; null: it has no document. */
    static @Nullable ZipBodies open(Path zip, String document) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MOST_ENTRIES) {
                throw new CourantException(zip + " has more than " + MOST_ENTRIES + " entries");
            }
            file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .forEach(entry -> sizes.put(entry.getName(), entry.getSize()));
        }
        if (sizes.containsKey(document)) {
            return new ZipBodies(zip, "", sizes);
        }
        for (String name : sizes.keySet()) {
            if (name.endsWith("/" + document) && name.indexOf('/') == name.length() - document.length() - 1) {
                return new ZipBodies(zip, name.substring(0, name.length() - document.length()), sizes);
            }
        }
        return null;
    }

    @Override
    public @Nullable String problem(String name) {
        Long size = sizes.get(prefix + name);
        if (!BodyFiles.staysInside(name)) {
            return "leaves the recording; name a file beside recording.yaml or below it";
        }
        if (size == null) {
            return "there is no such file";
        }
        return size > LARGEST ? "the file is larger than 16 MiB" : null;
    }

    @Override
    public byte[] read(String name) {
        return read(name, LARGEST);
    }

    byte[] read(String name, int most) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry(prefix + name);
            if (entry == null) {
                throw new CourantException(zip + " has no " + prefix + name + " any more");
            }
            try (InputStream in = file.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw new CourantException(zip + ": " + entry.getName() + " is larger than " + most + " bytes");
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new CourantException(zip + ": " + prefix + name + " cannot be read: " + e.getMessage(), e);
        }
    }
}
