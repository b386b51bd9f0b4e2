package dev.courant.app.command.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.courant.app.demo.CourantProcess;
import dev.courant.embedded.world.World;
import dev.courant.embedded.world.WorldServer;
import dev.courant.recording.Recording;
import dev.courant.recording.Recordings;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A signal ends a recording, as Ctrl-C does. */
@Timeout(120)
class SignalledRecordingIT {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("COURANT_FETCH_ALLOW", "127.0.0.0/8", "COURANT_HOST_GAP", "5ms");

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveACompleteRecordingWhenASignalEndsIt() throws Exception {
        Path target = folder.resolve("week.zip");
        File out = folder.resolve("out").toFile();
        try (WorldServer world = WorldServer.start(
                World.demo(), WorldServer.Options.local(Clock.systemUTC()).withPace(Double.POSITIVE_INFINITY))) {
            String feed = world.feedUrls().getFirst();
            Path list = Files.writeString(
                    folder.resolve("feeds.opml"),
                    "<opml version='2.0'><body><outline type='rss' xmlUrl='" + feed + "'/></body></opml>");
            Process recording = CourantProcess.builder(
                            ENVIRONMENT,
                            "record",
                            "--feeds",
                            list.toString(),
                            "--for",
                            "1h",
                            "--out",
                            target.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out)
                    .start();
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> world.requests().size() > 5 || !recording.isAlive());
                assertThat(target).doesNotExist();
                recording.destroy();
                recording.waitFor();
            } finally {
                recording.destroyForcibly();
            }

            assertThat(Files.readString(out.toPath(), StandardCharsets.UTF_8))
                    .contains("recorded into " + target)
                    .doesNotContain("\tat ");
            Recording whole = Recordings.read(target);
            assertThat(whole.feeds()).hasSize(1);
            assertThat(whole.urls()).contains(feed).hasSizeGreaterThan(2);
        }
    }
}
