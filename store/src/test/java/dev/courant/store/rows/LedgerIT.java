package dev.courant.store.rows;

import static dev.courant.store.Samples.NOON;
import static dev.courant.store.Samples.article;
import static dev.courant.store.Samples.dropped;
import static dev.courant.store.Samples.link;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.LinkQuery;
import dev.courant.store.query.LinkRecord;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {
    private final Database database;

    LedgerIT(Servers servers) {
        database = Samples.open(servers);
    }

    @AfterEach
    void shouldHoldTheInvariant() {
        assertThat(totals().holds()).isTrue();
        clear();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void shouldCountALinkOnceHoweverOftenItIsDiscovered() {
        write(List.of(link("a"), link("a")), List.of());
        write(List.of(link("a"), link("b")), List.of());

        assertThat(totals()).isEqualTo(new Totals(2, 0, 0, 0, 2, 0));
    }

    @Test
    void shouldDiscoverALinkByItsOutcomeAndAddItsTitleLater() {
        write(List.of(), List.of(dropped("a", OutcomeReason.NOT_FOUND)));
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
        assertThat(only("a").title()).isNull();

        write(List.of(link("a")), List.of());

        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
        assertThat(only("a").title()).isEqualTo("Entry a");
    }

    @Test
    void shouldTakeALinkAndItsOutcomeFromOneBatch() {
        List<Outcome> published = write(List.of(link("a")), List.of(dropped("a", OutcomeReason.TIMEOUT)));

        assertThat(published).isEmpty();
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
        assertThat(only("a").title()).isEqualTo("Entry a");
    }

    @Test
    void shouldReplaceAnOutcomeByABetterOneAndUpdateTheTotals() {
        write(List.of(), List.of(dropped("a", OutcomeReason.SERVER_ERROR)));
        write(List.of(), List.of(ended("a", OutcomeKind.DUPLICATE, OutcomeReason.SAME_REVISION)));
        assertThat(totals()).isEqualTo(new Totals(1, 0, 1, 0, 0, 0));

        write(List.of(), List.of(ended("a", OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE)));

        assertThat(totals()).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
        assertThat(reasons()).containsExactly("NEW_ARTICLE=1");
    }

    @Test
    void shouldCorrectAnOutcomeThatIsWorseThanTheOneInForce() {
        Outcome stored = ended("a", OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE);
        write(List.of(), List.of(stored));

        List<Outcome> corrections = write(List.of(), List.of(dropped("a", OutcomeReason.TIMEOUT)));

        assertThat(corrections).containsExactly(stored);
        assertThat(only("a").outcome()).extracting(LinkRecord.Ended::kind).isEqualTo("STORED");
    }

    @Test
    void shouldKeepTheFirstOfEqualOutcomesAndCorrectTheOther() {
        Outcome first = dropped("a", OutcomeReason.TIMEOUT);
        write(List.of(), List.of(first));

        List<Outcome> corrections = write(List.of(), List.of(dropped("a", OutcomeReason.NOT_FOUND)));

        assertThat(corrections).containsExactly(first);
        assertThat(reasons()).containsExactly("TIMEOUT=1");
    }

    @Test
    void shouldCorrectAWorseOutcomeThatComesLastInOneBatch() {
        Outcome stored = ended("a", OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE);

        List<Outcome> corrections = write(List.of(), List.of(stored, dropped("a", OutcomeReason.TIMEOUT)));

        assertThat(corrections).containsExactly(stored);
        assertThat(totals()).isEqualTo(new Totals(1, 1, 0, 0, 0, 0));
    }

    @Test
    void shouldPublishWhatItDecidedOnce() {
        Outcome stored = ended("a", OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE);

        assertThat(decide(stored)).containsExactly(stored);
        assertThat(decide(stored)).isEmpty();
        assertThat(write(List.of(), List.of(stored))).isEmpty();
        assertThat(decide(ended("a", OutcomeKind.DUPLICATE, OutcomeReason.SAME_REVISION)))
                .isEmpty();
    }

    @Test
    void shouldEndLinksWhoseRecordsAreGoneUntilTheyEndOtherwise() {
        Map<String, Instant> recorded =
                Map.of(Samples.linkId("a"), NOON, Samples.linkId("b"), NOON, Samples.linkId("c"), NOON.plusSeconds(1));
        discover(recorded, link("a"), link("b"), link("c"));

        assertThat(expire(NOON)).isEmpty();
        List<Outcome> expired = expire(NOON.plusSeconds(1));

        assertThat(expired)
                .extracting(Outcome::getLinkId)
                .containsExactlyInAnyOrder(Samples.linkId("a"), Samples.linkId("b"));
        assertThat(expired)
                .allSatisfy(outcome -> assertThat(outcome.getReason()).isEqualTo(OutcomeReason.UNKNOWN))
                .allSatisfy(outcome -> assertThat(outcome.getDetail()).startsWith("expired: "));
        assertThat(totals()).isEqualTo(new Totals(3, 0, 0, 2, 1, 0));
        assertThat(reasons()).containsExactly("EXPIRED=2");
        assertThat(only("a").outcome()).extracting(LinkRecord.Ended::reason).isEqualTo("EXPIRED");
        assertThat(write(List.of(), expired)).isEmpty();

        assertThat(write(List.of(link("a")), List.of(dropped("a", OutcomeReason.NOT_FOUND))))
                .isEmpty();
        assertThat(decide(ended("b", OutcomeKind.STORED, OutcomeReason.NEW_ARTICLE)))
                .hasSize(1);
        assertThat(write(List.of(), expired)).hasSize(2);
        assertThat(totals()).isEqualTo(new Totals(3, 1, 0, 1, 1, 0));
        assertThat(reasons()).containsExactly("NEW_ARTICLE=1", "NOT_FOUND=1");
    }

    @Test
    void shouldNotEndALinkThatWasWrittenAgain() {
        discover(Map.of(Samples.linkId("a"), NOON), link("a"));
        discover(Map.of(Samples.linkId("a"), NOON.plusSeconds(60)), link("a"));
        discover(Map.of(Samples.linkId("a"), NOON), link("a"));

        assertThat(expire(NOON.plusSeconds(1))).isEmpty();
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 1, 0));
    }

    private void discover(Map<String, Instant> recordedAt, Link... links) {
        database.jdbi()
                .useTransaction(handle -> new Ledger(handle).write(List.of(links), recordedAt, List.of(), List.of()));
    }

    private List<Outcome> expire(Instant before) {
        return database.jdbi()
                .inTransaction(handle -> new Ledger(handle)
                        .write(List.of(), List.of(), PendingLinks.expired(handle, before, NOON.plusSeconds(100), 10)));
    }

    @Test
    void shouldAccountForALinkWithTextThatTheDatabaseRefuses() {
        Link odd = Link.newBuilder(link("odd")).setTitle("Harbour\0news").build();
        Outcome end = Outcome.newBuilder(dropped("odd", OutcomeReason.CLIENT_ERROR))
                .setDetail("HTTP 499\0")
                .build();

        write(List.of(odd), List.of(end));

        assertThat(only("odd").title()).isEqualTo("Harbour\uFFFDnews");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 1, 0, 0));
    }

    @Test
    void shouldKeepAUrlOfAnyLength() {
        String path = new Random(7)
                .ints(5_000, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        Link link = Link.newBuilder(link("long")).setUrl(Samples.url(path)).build();

        write(List.of(link), List.of());

        assertThat(new LinkQuery(database).byUrl(link.getUrl())).hasSize(1);
    }

    private List<Outcome> write(List<Link> links, List<Outcome> received) {
        return database.jdbi().inTransaction(handle -> new Ledger(handle).write(links, received, List.of()));
    }

    private List<Outcome> decide(Outcome decided) {
        return database.jdbi()
                .inTransaction(handle -> new Ledger(handle).write(List.of(), List.of(), List.of(decided)));
    }

    private static Outcome ended(String name, OutcomeKind kind, OutcomeReason reason) {
        return Outcomes.of(article(name, "text").build(), kind, reason, null, NOON.plusSeconds(9));
    }

    private LinkRecord only(String name) {
        List<LinkRecord> links = new LinkQuery(database).byUrl(Samples.url(name));
        assertThat(links).hasSize(1);
        return links.getFirst();
    }

    private Totals totals() {
        return new StatsQuery(database).totals();
    }

    private List<String> reasons() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select reason || '=' || total from reason_total where total <> 0 order by 1")
                        .mapTo(String.class)
                        .list());
    }

    private void clear() {
        database.jdbi().useHandle(handle -> {
            handle.execute("truncate link, reason_total");
            handle.execute("update link_total set total = 0");
        });
    }
}
