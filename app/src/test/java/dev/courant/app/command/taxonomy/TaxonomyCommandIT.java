package dev.courant.app.command.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.courant.app.command.CommandRunner;
import dev.courant.app.pipeline.Roles;
import dev.courant.schemas.Article;
import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Tag;
import dev.courant.schemas.Taxonomy;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands on a real Kafka. Each test has its own taxonomy. */
@ServersTest
class TaxonomyCommandIT {
    private static final String TEXT = "The lock keeper opened the lock gates. The ferry to the far quay was late.";

    @TempDir
    private Path folder;

    private final Servers servers;

    TaxonomyCommandIT(Servers servers) {
        this.servers = servers;
    }

    @Test
    void shouldSummariseAValidFileAndWarnOfWeakRules() throws IOException {
        String file = file("locks", "1", "lock");

        CommandRunner.Result answer = typed("locks").run("taxonomy", "validate", file);

        assertThat(answer)
                .isEqualTo(new CommandRunner.Result(
                        0,
                        "locks@1: topics 1, rules 1, examples 1 (all hold), languages en\n",
                        file
                                + ":10: warning: topic lock: rule en/word rests on the one word \"lock\" with weight 1.0; add"
                                + " \"with\", \"count\" or other phrases, or make it a hint, lighter than 0.45\n"));
    }

    @Test
    void shouldNameFileLineAndTopicOfEachFault() throws IOException {
        String failing = file("locks", "1", "ferry");
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "topics: [");

        String error = typed("locks")
                .run("taxonomy", "validate", failing, broken.toString())
                .error(1);

        assertThat(error.lines())
                .containsExactly(
                        failing + ":12: topic lock: the en example must match but scores 0.00; add or raise rules, or"
                                + " change it: \"The lock gates of the lock stayed shut, the lock keeper said.\"",
                        broken + ":1: not readable as YAML: while parsing a flow node: expected the node content,"
                                + " but found '<stream end>'");
    }

    @Test
    void shouldPublishOnceAndShow() throws IOException {
        CommandRunner typed = typed("piers");
        String file = file("piers", "1", "lock");

        assertThat(typed.run("taxonomy", "show").out()).contains("as shipped; none was published");
        assertThat(typed.run("taxonomy", "publish", file))
                .isEqualTo(CommandRunner.Result.of(
                        0, "published: piers@1: topics 1, rules 1, examples 1 (all hold), languages en\n"));
        assertThat(typed.run("taxonomy", "publish", file).out()).startsWith("there already: piers@1");
        assertThat(servers.values(servers.topics().taxonomy()))
                .filteredOn(taxonomy -> taxonomy.getName().equals("piers"))
                .extracting(Taxonomy::getVersion, Taxonomy::getDefinition)
                .containsExactly(tuple("1", Files.readString(Path.of(file))));
        assertThat(typed.run("taxonomy", "show").out())
                .startsWith("piers@1: topics 1")
                .contains("published ", "lock   Locks  en 1   1");
        assertThat(typed.run("taxonomy", "show", "--yaml").out()).isEqualTo(Files.readString(Path.of(file)));
        assertThat(typed.run("taxonomy", "show", "lock").out()).contains("scope", "Locks of canals.");
        assertThat(typed.run("taxonomy", "show", "locks").error(1)).contains("there is no topic locks in piers@1");
    }

    @Test
    void shouldPublishNeitherFaultyFilesNorChangedDefinitionsUnderAKnownVersion() throws IOException {
        CommandRunner typed = typed("moles");

        assertThat(typed.run("taxonomy", "publish", file("moles", "1", "ferry")).error(1))
                .contains("the en example must match");
        assertThat(typed.run("taxonomy", "publish", file("moles", "1", "lock")).exitCode())
                .isZero();
        assertThat(typed.run("taxonomy", "publish", file("moles", "1", "lock gates"))
                        .error(1))
                .contains("version 1 of moles is published with other definitions; give it a new version");
        assertThat(servers.values(servers.topics().taxonomy()))
                .filteredOn(taxonomy -> taxonomy.getName().equals("moles"))
                .hasSize(1);
    }

    @Test
    void shouldShowWhatWouldChangeOnTheArticlesOfTheCluster() throws IOException {
        CommandRunner typed = typed("quays");
        servers.send(servers.topics().articles(), "quay", article("quay"));
        typed.run("taxonomy", "publish", file("quays", "1", "lock"));
        String next = file("quays", "2", "dredger");
        Files.writeString(Path.of(next), Files.readString(Path.of(next)).replace("match", "not"));

        String out = typed.run("taxonomy", "diff", next).out();

        assertThat(out).startsWith("quays@1 -> quays@2\n").containsPattern("(\\d+) of \\1 articles would change");
        assertThat(out).containsPattern("\nlock   0      \\d+\n").contains("quay  Locks of the canal\n  - lock ");
    }

    @Test
    void shouldCompareFilesOnAFileWithoutACluster() throws IOException {
        CommandRunner nowhere =
                new CommandRunner(Map.of("COURANT_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"), Clock.systemUTC());
        Path articles = Files.writeString(
                folder.resolve("articles.jsonl"),
                "{\"id\": \"a\", \"text\": \"" + TEXT + "\", \"language\": \"en\"}\n");
        String file = file("docks", "1", "lock");

        assertThat(nowhere.run("taxonomy", "diff", file, "--against", file, "--articles", articles.toString()))
                .isEqualTo(CommandRunner.Result.of(0, "docks@1 -> docks@1\n0 of 1 articles would change\n"));
        Files.writeString(articles, "{\"id\": 1}\n");
        assertThat(nowhere.run("taxonomy", "diff", file, "--against", file, "--articles", articles.toString())
                        .error(1))
                .isEqualTo("courant: " + articles + ":1: not an article: \"text\" is missing or not text\n");
        assertThat(nowhere.run("taxonomy", "diff", file).error(1)).contains("no Kafka answers at 127.0.0.1:1");
    }

    @Test
    void shouldRetagOldArticlesByTheTaxonomyInForce() throws IOException {
        CommandRunner typed = typed("weirs");
        servers.send(servers.topics().articles(), "weir", article("weir"));
        typed.run("taxonomy", "publish", file("weirs", "7", "lock"));

        CommandRunner.Result answer = typed.run("retag", "--since=1h", "--rate=0");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains(" tagged by weirs@7; passed over: 0 older revisions; failed: 0");
        List<EnrichedArticle> enriched = servers.await(
                servers.topics().enriched(), articles -> articles.stream().anyMatch(TaxonomyCommandIT::isWeir));
        assertThat(enriched).filteredOn(TaxonomyCommandIT::isWeir).first().satisfies(weir -> {
            assertThat(weir.getTaxonomyVersion()).isEqualTo("7");
            assertThat(weir.getTags()).extracting(Tag::getTopic).containsExactly("lock");
            assertThat(weir.getArticle().getOrigin()).isEqualTo(Origin.BACKFILL);
        });
    }

    @Test
    void shouldRefuseInvalidTimeSpans() {
        assertThat(typed("weirs").run("retag", "--since=yesterday").error(2))
                .startsWith("courant: --since=yesterday: write a duration such as 12h or 7d");
        assertThat(typed("weirs").run("retag", "--since=1d", "--until=2d").error(2))
                .startsWith("courant: --since must be before --until.");
    }

    @Test
    void shouldRefuseTaggedTopicsThatThePublishedTaxonomyDoesNotHave() throws IOException {
        CommandRunner.Result published = typed("sluices").run("taxonomy", "publish", file("sluices", "3", "lock"));
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_TAXONOMY", "sluices");
        environment.put("COURANT_TAGGED_TOPICS", "lock,strikes");

        String error =
                new CommandRunner(environment, Clock.systemUTC()).run("enrich").error(2);

        assertThat(published.out()).startsWith("published: sluices@3");
        assertThat(error)
                .isEqualTo("courant: COURANT_TAGGED_TOPICS=lock,strikes: the taxonomy sluices 3 has no topic strikes;"
                        + " write its ids, as ./courant taxonomy show lists them\n");
        environment.put("COURANT_TAGGED_TOPICS", "lock");
        new Roles(environment, new SimpleMeterRegistry(), Clock.systemUTC()).checkTaggedTopics();
    }

    private static boolean isWeir(EnrichedArticle enriched) {
        return enriched.getArticle().getArticleId().equals("weir");
    }

    private CommandRunner typed(String taxonomy) {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("COURANT_TAXONOMY", taxonomy);
        return new CommandRunner(environment, Clock.systemUTC());
    }

    /** A taxonomy of one topic, known by one phrase. */
    private String file(String name, String version, String phrase) throws IOException {
        return Files.writeString(folder.resolve(name + "-" + version + ".yaml"), """
                        name: %s
                        version: "%s"
                        threshold: 0.3
                        topics:
                          - id: lock
                            labels: {en: Locks}
                            scope: Locks of canals.
                            rules:
                              en:
                                - {id: word, weight: 1, any: [%s]}
                            examples:
                              en: {match: ["The lock gates of the lock stayed shut, the lock keeper said."]}
                        """.formatted(name, version, phrase))
                .toString();
    }

    private static Article article(String id) {
        Instant then = Instant.now().minusSeconds(60);
        return Article.newBuilder()
                .setArticleId(id)
                .setRevisionId(id + "-1")
                .setLinkId("link-of-" + id)
                .setFeedId("feed")
                .setUrl("https://canal.example/" + id)
                .setCanonicalUrl("https://canal.example/" + id)
                .setHost("canal.example")
                .setTitle("Locks of the canal")
                .setText(TEXT)
                .setDeclaredLanguage("en")
                .setMethod("content-tree")
                .setDiscoveredAt(then)
                .setFetchedAt(then)
                .setExtractedAt(then)
                .build();
    }
}
