package dev.courant.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.runtime.CourantException;
import dev.courant.schemas.FeedDefinition;
import dev.courant.testkit.Courant;
import dev.courant.testkit.CourantTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@CourantTest
class SubscribeCommandIT {
    @TempDir
    private Path folder;

    @Test
    void shouldAddListsAndFeedsOnceEach(Courant courant) throws Exception {
        Path list = Files.writeString(folder.resolve("harbour.opml"), """
                <opml version="2.0"><body><outline text="Harbour News" xmlUrl="https://harbour.example/feed"/></body></opml>
                """);

        String first = run(courant, "--every", "5m", list.toString(), "https://pier.example/rss");
        String second =
                run(courant, "https://pier.example/rss", "https://quay.example/rss", "https://quay.example/rss");

        assertThat(first).isEqualTo("feeds added: 2, there already: 0" + System.lineSeparator());
        assertThat(second).isEqualTo("feeds added: 1, there already: 1" + System.lineSeparator());
        List<FeedDefinition> feeds = courant.values(courant.topics().feeds());
        assertThat(feeds)
                .extracting(FeedDefinition::getUrl, FeedDefinition::getTitle, FeedDefinition::getMaxIntervalSeconds)
                .containsExactlyInAnyOrder(
                        tuple("https://harbour.example/feed", "Harbour News", 300),
                        tuple("https://pier.example/rss", null, 300),
                        tuple("https://quay.example/rss", null, null));
    }

    @Test
    void shouldAddNothingWhenOneSourceCannotBeRead(Courant courant) {
        String missing = folder.resolve("missing.opml").toString();

        assertThatThrownBy(() -> run(courant, "https://lighthouse.example/rss", missing))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("there is no such file");

        assertThat(courant.values(courant.topics().feeds()))
                .extracting(FeedDefinition::getUrl)
                .doesNotContain("https://lighthouse.example/rss");
    }

    private static String run(Courant courant, String... arguments) {
        SubscribeCommand command = new SubscribeCommand();
        CommandLine commandLine = new CommandLine(command);
        StringWriter out = new StringWriter();
        commandLine.setOut(new PrintWriter(out));
        commandLine.parseArgs(arguments);
        command.subscribe(courant.environment());
        return out.toString();
    }
}
