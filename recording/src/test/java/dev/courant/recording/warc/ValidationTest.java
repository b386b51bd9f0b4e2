package dev.courant.recording.warc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.tools.WarcTool;

/** Holds what is written against the validation of jwarc's command line, which knows the grammar of WARC 1.1. */
class ValidationTest {
    private static final byte[] PAGE = "<html><p>The ferry was late.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path written() throws IOException {
        Path file = folder.resolve("a.warc.gz");
        HttpCapture capture = WarcOutputTest.capture(PAGE, null);
        WarcMember response = WarcEncoder.response(capture);
        try (WarcOutput output = WarcOutput.create(file, "a.warc.gz", capture.at(), Map.of("software", "Courant"))) {
            for (WarcMember member : new WarcMember[] {
                response,
                WarcEncoder.request(capture, response.id()),
                WarcEncoder.revisit(capture, new WarcEncoder.Original(response.id(), response.url(), response.at())),
                WarcEncoder.response(WarcOutputTest.capture(PAGE, HttpCapture.Truncation.LENGTH)),
                WarcEncoder.metadata(response.url(), capture.at(), response.id(), Map.of("outcome", "article")),
                WarcEncoder.metadata(response.url(), capture.at(), null, Map.of("not-kept", "noarchive"))
            }) {
                long unused = output.append(member);
            }
        }
        return file;
    }

    /** Returns what the command prints; its exit code tells of some faults only. */
    private static String complaints(Path file) throws Exception {
        Process jwarc = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of(WarcTool.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        WarcTool.class.getName(),
                        "validate",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jwarc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int unused = jwarc.waitFor();
        return said;
    }

    @Test
    void shouldWriteWhatTheGrammarHas() throws Exception {
        assertThat(complaints(written())).isEmpty();
    }

    @Test
    void shouldHearOfADamagedBlock() throws Exception {
        Path file = folder.resolve("damaged.warc");
        byte[] record = ArchiveBytes.record(
                "response",
                ArchiveBytes.url(1),
                ArchiveBytes.http("a page"),
                "WARC-Block-Digest: " + WarcEncoder.payloadDigest(Arrays.copyOf(PAGE, 3)));
        Files.write(file, record);

        assertThat(complaints(file)).isNotEmpty();
    }
}
