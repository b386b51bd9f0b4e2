package dev.courant.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system in memory that is soon full. Only root may mount one; a test that needs it is skipped for others. */
final class SmallDisk implements AutoCloseable {
    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    static SmallDisk mount(Path path, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectory(path);
        String error = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "none", path.toString());
        assumeTrue(error.isEmpty(), "no file system can be mounted here: " + error);
        return new SmallDisk(path);
    }

    Path path() {
        return path;
    }

    void resize(int mebibytes) throws IOException, InterruptedException {
        String error = run("mount", "-o", "remount,size=" + mebibytes + "m", path.toString());
        if (!error.isEmpty()) {
            throw new IOException(error);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        String error = run("umount", path.toString());
        if (!error.isEmpty()) {
            throw new IOException(error);
        }
    }

    /** Returns what a command that failed has said; nothing when it succeeded. */
    private static String run(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? "" : said + "(exit code " + process.exitValue() + ")";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
