package dev.courant.app.command.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.courant.app.command.CommandRunner;
import dev.courant.app.feeds.FeedFixtures;
import dev.courant.schemas.FeedDefinition;
import dev.courant.schemas.FeedState;
import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.PollReport;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands on a real Kafka. Each test has its own feeds. */
@ServersTest
class FeedsCommandIT {
    @TempDir
    private Path folder;

    private final Servers servers;
    private final CommandRunner typed;

    FeedsCommandIT(Servers servers) {
        this.servers = servers;
        this.typed = new CommandRunner(servers.environment(), Clock.fixed(FeedFixtures.NOW, ZoneOffset.UTC));
    }

    @Test
    void shouldAddEachFeedOnce() {
        CommandRunner.Result first = typed.feeds(
                "add", "--every=5m", "--label=desk=sea", "https://pier.example/rss", "https://quay.example/");
        CommandRunner.Result second =
                typed.feeds("add", "--every=1h", "HTTPS://PIER.example:443/rss#top", "https://lock.example/rss");

        assertThat(first).isEqualTo(CommandRunner.Result.of(0, """
                added    %s  https://pier.example/rss
                added    %s  https://quay.example/
                feeds added: 2, there already: 0
                """.formatted(
                        id("https://pier.example/rss"), id("https://quay.example/"))));
        assertThat(second).isEqualTo(CommandRunner.Result.of(0, """
                there    %s  https://pier.example/rss
                added    %s  https://lock.example/rss
                feeds added: 1, there already: 1
                """.formatted(
                        id("https://pier.example/rss"), id("https://lock.example/rss"))));
        assertThat(definition("https://pier.example/rss"))
                .extracting(FeedDefinition::getMaxIntervalSeconds, FeedDefinition::getLabels)
                .containsExactly(300, Map.of("desk", "sea"));
    }

    @Test
    void shouldChangeAnExistingFeedOnRequest() {
        typed.feeds("add", "--title=Old", "--language=es", "https://basin.example/rss");

        CommandRunner.Result answer =
                typed.feeds("add", "--update", "--title=New", "--insecure-tls", "https://basin.example/rss");

        assertThat(answer.out()).endsWith("feeds added: 0, updated: 1\n");
        assertThat(definition("https://basin.example/rss"))
                .extracting(FeedDefinition::getTitle, FeedDefinition::getLanguage, FeedDefinition::getVerifyTls)
                .containsExactly("New", "es", false);
    }

    @Test
    void shouldAddNothingWhenOneArgumentIsWrong() {
        CommandRunner.Result noUrl = typed.feeds("add", "https://lighthouse.example/rss", "lighthouse");
        CommandRunner.Result noInterval = typed.feeds("add", "--every=often", "https://lighthouse.example/rss");
        CommandRunner.Result noLanguage = typed.feeds("add", "--language=english!", "https://lighthouse.example/rss");
        CommandRunner.Result contradiction =
                typed.feeds("add", "--every=1m", "--min-interval=1h", "https://lighthouse.example/rss");
        CommandRunner.Result titles =
                typed.feeds("add", "--title=x", "https://lighthouse.example/rss", "https://buoy.example/");

        assertThat(noUrl.error(1)).isEqualTo("courant: \"lighthouse\" is not an absolute http or https URL\n");
        assertThat(noInterval.error(2)).contains("write a duration such as 30s, 15m, 6h or 7d");
        assertThat(noLanguage.error(2)).contains("'english!' is not a BCP 47 language tag");
        assertThat(contradiction.error(1)).contains("its shortest interval, 3600 s, is longer than its longest, 60 s");
        assertThat(titles.error(2)).contains("--title names one feed: give one URL.");
        assertThat(find("https://lighthouse.example/rss")).isNull();
    }

    @Test
    void shouldImportLists() throws Exception {
        Path list = list("https://harbour.example/feed", "Harbour News");
        typed.feeds("add", "https://ferry.example/rss");
        Path other = list("https://ferry.example/rss", "Ferry");

        CommandRunner.Result answer = typed.feeds("import", "--label=from=list", list.toString(), other.toString());

        assertThat(answer).isEqualTo(CommandRunner.Result.of(0, "feeds added: 1, there already: 1\n"));
        assertThat(definition("https://harbour.example/feed"))
                .extracting(FeedDefinition::getTitle, FeedDefinition::getLabels)
                .containsExactly("Harbour News", Map.of("from", "list"));
        assertThat(definition("https://ferry.example/rss").getTitle()).isNull();
    }

    @Test
    void shouldImportNothingWhenOneListCannotBeRead() throws Exception {
        Path list = list("https://wreck.example/feed", "Wreck");

        CommandRunner.Result answer = typed.feeds("import", list.toString(), "missing.opml");

        assertThat(answer.error(1)).isEqualTo("courant: missing.opml: there is no such file\n");
        assertThat(find("https://wreck.example/feed")).isNull();
    }

    @Test
    void shouldExportAListThatCanBeImported() throws Exception {
        typed.feeds("add", "--title=Böje & Sons", "https://buoys.example/rss?a=1&b=2");
        Path file = folder.resolve("all.opml");

        CommandRunner.Result toFile = typed.feeds("export", file.toString());
        CommandRunner.Result toOutput = typed.feeds("export");
        typed.feeds("remove", "https://buoys.example/rss?a=1&b=2");
        CommandRunner.Result back = typed.feeds("import", file.toString());

        assertThat(toFile.exitCode()).isZero();
        assertThat(toOutput.out()).isEqualTo(Files.readString(file));
        assertThat(back.out()).startsWith("feeds added: 1, there already: ");
        assertThat(definition("https://buoys.example/rss?a=1&b=2").getTitle()).isEqualTo("Böje & Sons");
    }

    @Test
    void shouldImportTheGoodLinesOfAListAndNameTheOthers() throws Exception {
        Path list = Files.writeString(folder.resolve("slips.opml"), """
                <opml version="2.0"><body>
                <outline text="Groyne" xmlUrl="https://groyne.example/feed"/>
                <outline text="Slip" xmlUrl="slip.example/feed"/>
                <outline text="Lock" xmlUrl="feed://lock.example/feed"/>
                </body></opml>
                """);

        CommandRunner.Result answer = typed.feeds("import", list.toString());

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).isEqualTo("feeds added: 2, there already: 0\n");
        assertThat(answer.err())
                .isEqualTo("left out: " + list
                        + ", line 3: xmlUrl=\"slip.example/feed\" is not an absolute http or https URL\n");
        assertThat(find("https://groyne.example/feed")).isNotNull();
        assertThat(find("http://lock.example/feed")).isNotNull();
    }

    @Test
    void shouldExportWhatAnOperatorHasSetAndImportItAgain() throws Exception {
        String url = "https://bollard.example/rss";
        typed.feeds(
                "add",
                "--language=pt-BR",
                "--label=country=br",
                "--label=kind=a & b",
                "--every=20m",
                "--min-interval=2m",
                "--insecure-tls",
                url);
        typed.feeds("pause", url);
        FeedDefinition before = definition(url);

        CommandRunner.Result exported = typed.feeds("export", "-");
        Path file = Files.writeString(folder.resolve("bollard.opml"), exported.out());
        typed.feeds("remove", url);
        typed.feeds("import", file.toString());

        FeedDefinition after = definition(url);
        assertThat(after.getEnabled()).isFalse();
        assertThat(FeedDefinition.newBuilder(after).setTitle(before.getTitle()).build())
                .isEqualTo(before);
    }

    @Test
    void shouldKeepTheFoldersOfAList() throws Exception {
        Path list = Files.writeString(folder.resolve("folders.opml"), """
                <opml version="2.0"><body><outline text="Sea"><outline text="Tides">
                <outline text="Ebb" xmlUrl="https://ebb.example/feed"/></outline></outline></body></opml>
                """);

        typed.feeds("import", list.toString());

        assertThat(definition("https://ebb.example/feed").getLabels()).isEqualTo(Map.of("folder", "Sea/Tides"));
        assertThat(typed.feeds("export").out())
                .containsPattern(
                        "<outline text=\"Sea\"[^>]*>\\s*<outline text=\"Tides\"[^>]*>\\s*<outline [^>]*ebb.example");
    }

    @Test
    void shouldReportAFileThatCannotBeWritten() {
        assertThat(typed.feeds("export", folder.resolve("none/all.opml").toString())
                        .error(1))
                .contains("all.opml: cannot be written");
    }

    @Test
    void shouldRemoveFeedsAndNothingElse() {
        String url = "https://jetty.example/rss";
        typed.feeds("add", url, "https://mole.example/rss");
        servers.send(
                servers.topics().feedStatus(),
                id(url),
                FeedFixtures.status(url, FeedState.HEALTHY).build());

        CommandRunner.Result removed = typed.feeds("remove", "https://JETTY.example/rss");
        CommandRunner.Result again = typed.feeds("remove", "https://mole.example/rss", id(url));

        assertThat(removed).isEqualTo(CommandRunner.Result.of(0, "removed  " + id(url) + "  " + url + "\n"));
        assertThat(again.error(1)).startsWith("courant: no such feed: " + id(url) + " (");
        assertThat(find(url)).isNull();
        assertThat(find("https://mole.example/rss")).isNotNull();
        assertThat(servers.values(servers.topics().feedStatus()))
                .extracting(FeedStatus::getFeedId)
                .contains(id(url));
    }

    @Test
    void shouldListFeeds() throws Exception {
        String url = "https://sluice.example/rss";
        typed.feeds("add", "--label=test=list", "--title=Sluice \u001b[1mNews", url);
        typed.feeds("add", "--label=test=list", "https://weir.example/rss");
        servers.send(
                servers.topics().feedStatus(),
                id(url),
                FeedFixtures.status(url, FeedState.HEALTHY).build());

        CommandRunner.Result table = typed.feeds("list", "--label=test=list");
        CommandRunner.Result healthy = typed.feeds("list", "--label=test=list", "--state=HEALTHY,FAILING", "--json");
        CommandRunner.Result none = typed.feeds("list", "--label=test=none");

        assertThat(table).isEqualTo(CommandRunner.Result.of(0, """
                ID        STATE    TITLE            URL
                %s  HEALTHY  Sluice  [1mNews  https://sluice.example/rss
                %s  NEW      -                https://weir.example/rss
                """.formatted(
                        shortId(url), shortId("https://weir.example/rss"))));
        JsonNode line = new ObjectMapper().readTree(healthy.out());
        assertThat(line.properties()).extracting(Map.Entry::getKey).containsAll(fields());
        assertThat(line.path("labels").path("test").textValue()).isEqualTo("list");
        assertThat(line.path("updatedAt").textValue()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(line.path("state").textValue()).isEqualTo("HEALTHY");
        assertThat(none).isEqualTo(new CommandRunner.Result(0, "", "no such feeds\n"));
    }

    @Test
    void shouldShowFeedsInTrouble() throws Exception {
        String url = "https://shoal.example/rss";
        typed.feeds("add", url);
        servers.send(servers.topics().feedStatus(), id(url), failing(url).build());

        CommandRunner.Result named = typed.feeds("status", url);
        CommandRunner.Result all = typed.feeds("status", "--check");
        CommandRunner.Result json = typed.feeds("status", "--json", "--check", shortId(url));

        assertThat(named).isEqualTo(CommandRunner.Result.of(0, """
                %s
                  url             https://shoal.example/rss
                  state           FAILING since 2026-03-01T11:00:00Z (60 min ago)
                  trouble         polls fail
                  cause           TIMEOUT: no answer within 30 s
                  last poll       2026-03-01T11:50:00Z (10 min ago), no answer
                  failures        2 since the last success
                  last success    never
                  next poll       2026-03-01T12:10:00Z (in 10 min)
                  discovered      0 links
                """.formatted(id(url))));
        assertThat(all.exitCode()).isEqualTo(1);
        assertThat(all.out()).contains(" in trouble: ", named.out().strip()).containsPattern("^\\d+ feeds: ");
        assertThat(json.exitCode()).isEqualTo(1);
        JsonNode line = new ObjectMapper().readTree(json.out());
        assertThat(line.path("trouble").get(0).textValue()).isEqualTo("FAILING");
        assertThat(line.path("status").path("lastPoll").path("problem").textValue())
                .startsWith("TIMEOUT");
        assertThat(line.path("definition").path("url").textValue()).isEqualTo(url);
    }

    @Test
    void shouldSucceedWhenTheNamedFeedsAreHealthy() {
        String url = "https://calm.example/rss";
        typed.feeds("add", url);
        servers.send(
                servers.topics().feedStatus(),
                id(url),
                FeedFixtures.status(url, FeedState.HEALTHY).build());

        assertThat(typed.feeds("status", "--check", url).exitCode()).isZero();
        assertThat(typed.feeds("status", "--check", "https://storm.example/").error(1))
                .startsWith("courant: no such feed: https://storm.example/");
    }

    @Test
    void shouldPauseAndResume() {
        String url = "https://lull.example/rss";
        typed.feeds("add", url);

        CommandRunner.Result paused = typed.feeds("pause", url);
        CommandRunner.Result again = typed.feeds("pause", url);
        boolean whilePaused = definition(url).getEnabled();
        CommandRunner.Result resumed = typed.feeds("resume", shortId(url));

        assertThat(paused).isEqualTo(CommandRunner.Result.of(0, """
                paused  %s  https://lull.example/rss
                feeds paused: 1, already so: 0
                """.formatted(id(url))));
        assertThat(again).isEqualTo(CommandRunner.Result.of(0, "feeds paused: 0, already so: 1\n"));
        assertThat(whilePaused).isFalse();
        assertThat(resumed.out()).endsWith("feeds resumed: 1, already so: 0\n");
        assertThat(definition(url).getEnabled()).isTrue();
        assertThat(typed.feeds("pause").error(2)).contains("Name feeds by id or URL, or else give --all.");
    }

    @Test
    void shouldDiscoverTheFeedOfASite() {
        String feed = servers.world().feedUrls().getFirst();
        String site = URI.create(feed).resolve("/").toString();

        CommandRunner.Result discovered = typed.feeds("discover", feed);
        CommandRunner.Result added = typed.feeds("add", "--discover", site);
        CommandRunner.Result missing = typed.feeds("add", "--discover", feed + "/none");

        assertThat(discovered.out()).startsWith(feed + "  ");
        assertThat(added.out()).endsWith("feeds added: 1, there already: 0\n");
        assertThat(find(feed)).isNotNull();
        assertThat(missing.error(1)).contains("HTTP 404");
    }

    @Test
    void shouldReportInOneLineThatThereIsNoCluster() {
        CommandRunner elsewhere = new CommandRunner(
                Map.of("COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                Clock.fixed(FeedFixtures.NOW, ZoneOffset.UTC));

        assertThat(elsewhere.feeds("list").error(1))
                .isEqualTo("courant: no Kafka answers at 127.0.0.1:1 (named by COURANT_KAFKA_BOOTSTRAP_SERVERS): "
                        + "start it, or correct the setting\n");
    }

    @Test
    void shouldReportInOneLineThatNoFeedWasAdded() {
        CommandRunner elsewhere = new CommandRunner(
                Map.of(
                        "COURANT_KAFKA_BOOTSTRAP_SERVERS",
                        servers.bootstrapServers(),
                        "COURANT_TOPIC_PREFIX",
                        "elsewhere."),
                Clock.fixed(FeedFixtures.NOW, ZoneOffset.UTC));

        assertThat(elsewhere.feeds("list").error(1))
                .startsWith("courant: Kafka at " + servers.bootstrapServers() + " has no topic elsewhere.feeds: ");
    }

    private Path list(String url, String title) throws Exception {
        Path file = folder.resolve(title + ".opml");
        return Files.writeString(
                file,
                "<opml version=\"2.0\"><body><outline text=\"%s\" xmlUrl=\"%s\"/></body></opml>".formatted(title, url));
    }

    private FeedDefinition definition(String url) {
        return Objects.requireNonNull(find(url));
    }

    /** Uses the command, which leaves out removed feeds. */
    private @Nullable FeedDefinition find(String url) {
        if (!typed.feeds("list", "--json").out().contains(id(url))) {
            return null;
        }
        return servers.values(servers.topics().feeds()).stream()
                .filter(feed -> feed.getFeedId().equals(id(url)))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static FeedStatus.Builder failing(String url) {
        return FeedFixtures.status(url, FeedState.FAILING)
                .setFailures(2)
                .setLastPoll(PollReport.newBuilder()
                        .setAt(FeedFixtures.NOW.minusSeconds(600))
                        .setProblem("TIMEOUT: no answer within 30 s")
                        .build());
    }

    private static List<String> fields() {
        return FeedDefinition.getClassSchema().getFields().stream()
                .map(field -> field.name())
                .toList();
    }

    private static String id(String url) {
        return Identity.ofFeed(url);
    }

    private static String shortId(String url) {
        return id(url).substring(0, 8);
    }
}
