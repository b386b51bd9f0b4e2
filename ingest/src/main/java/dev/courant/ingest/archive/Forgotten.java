package dev.courant.ingest.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator had the archive forget, as the hashes in {@code forgotten.log}: a list of the addresses themselves
 * would remember what is to be forgotten. Thread-safe.
 */
final class Forgotten {
    static final String NAME = "forgotten.log";

    private final Path log;
    private volatile State state = new State(0, Set.of());

    /** @param bytes the size of the log when it was read */
    private record State(long bytes, Set<String> hashes) {}

    private Forgotten(Path log) {
        this.log = log;
    }

    /** Reads the log of a folder; there need be none. */
    static Forgotten in(Path folder) throws IOException {
        Forgotten forgotten = new Forgotten(folder.resolve(NAME));
        boolean unused = forgotten.reload();
        return forgotten;
    }

    /** Reads the log again if it has grown; {@return whether it has} */
    boolean reload() throws IOException {
        State before = state;
        try {
            long bytes = Files.size(log);
            if (bytes == before.bytes()) {
                return false;
            }
            state = new State(
                    bytes,
                    Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                            .map(line -> line.split(" ", -1))
                            .filter(parts -> parts.length == 3)
                            .map(parts -> parts[1] + " " + parts[2])
                            .collect(Collectors.toUnmodifiableSet()));
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    boolean contains(String url) {
        Set<String> hashes = state.hashes();
        return !hashes.isEmpty() && (hashes.contains(ofUrl(url)) || hasHostOf(url, hashes));
    }

    private static boolean hasHostOf(String url, Set<String> hashes) {
        String key = CdxLine.key(url);
        int end = key.indexOf(')');
        String host = key.substring(0, Math.max(end, 0)).split(":", 2)[0];
        for (String name = host; !name.isEmpty(); name = name.substring(0, Math.max(name.lastIndexOf(','), 0))) {
            if (hashes.contains("host " + hash(name))) {
                return true;
            }
        }
        return false;
    }

    /** Adds lines, which are on disk when this returns. */
    static void add(Path folder, Instant at, String... entries) throws IOException {
        String lines =
                Arrays.stream(entries).map(entry -> at + " " + entry + "\n").collect(Collectors.joining());
        try (FileChannel channel = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(StandardCharsets.UTF_8.encode(lines));
            channel.force(true);
        }
    }

    /** Returns the entry of all spellings of a URL. */
    static String ofUrl(String url) {
        return "url " + hash(CdxLine.key(url));
    }

    /** Returns the entry of a host and those below it. */
    static String ofHost(String host) {
        return "host " + hash(CdxLine.hostKey(host));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
