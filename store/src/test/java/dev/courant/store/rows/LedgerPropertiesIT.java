package dev.courant.store.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.config.Settings;
import dev.courant.schemas.Link;
import dev.courant.schemas.Outcome;
import dev.courant.schemas.OutcomeKind;
import dev.courant.schemas.OutcomeReason;
import dev.courant.schemas.Outcomes;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.StoreSettings;
import dev.courant.store.query.StatsQuery;
import dev.courant.store.query.Totals;
import dev.courant.store.retention.Expiry;
import dev.courant.store.retention.RetentionSettings;
import dev.courant.testservers.backend.Backend;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Compares the ledger with a model of it: discoveries and outcomes of a few links in any order, in batches of any size,
 * with repeats, and links whose rows are removed in between. The rows are in a real PostgreSQL.
 */
class LedgerPropertiesIT {
    private static final List<OutcomeReason> REASONS = List.of(
            OutcomeReason.NEW_ARTICLE, OutcomeReason.SAME_REVISION, OutcomeReason.NOT_FOUND, OutcomeReason.TIMEOUT);

    /** Creating the serdes makes Avro trust the record classes, which builders with defaults need. */
    private static final Topics TOPICS = Topics.withPrefix("ledger.");

    private static final RetentionSettings SHORT =
            new RetentionSettings(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO);

    private static @Nullable Backend backend;
    private static @Nullable Database database;

    /** A link that is discovered, or one that ends for a reason. */
    sealed interface Event {
        record Discovered(String link) implements Event {}

        record Ended(String link, OutcomeReason reason) implements Event {}

        /** Removes the rows of all links that have ended, after the batch; the totals must not change. */
        record Expired() implements Event {}
    }

    /** The expected state of the ledger. */
    private static final class Model {
        private final Set<String> discovered = new HashSet<>();
        private final Map<String, OutcomeReason> ended = new HashMap<>();

        void apply(Event event) {
            switch (event) {
                case Event.Discovered(String link) -> discovered.add(link);
                case Event.Ended(String link, OutcomeReason reason) -> {
                    discovered.add(link);
                    ended.merge(link, reason, LedgerPropertiesIT::better);
                }
                case Event.Expired() -> {}
            }
        }

        Totals totals() {
            long stored = count(OutcomeKind.STORED);
            long duplicate = count(OutcomeKind.DUPLICATE);
            long dropped = count(OutcomeKind.DROPPED);
            long pending = discovered.size() - ended.size();
            return new Totals(discovered.size(), stored, duplicate, dropped, pending, 0);
        }

        private long count(OutcomeKind kind) {
            return ended.values().stream()
                    .filter(reason -> kind(reason) == kind)
                    .count();
        }
    }

    @BeforeContainer
    static void start() {
        assertThat(TOPICS.links().name()).startsWith("ledger.");
        Backend started = Backend.start();
        backend = started;
        database = Database.open(
                Settings.read(StoreSettings.class, Map.of("COURANT_DB_URL", started.jdbcUrl("postgres"))));
    }

    @AfterContainer
    static void stop() {
        database().close();
        Objects.requireNonNull(backend).close();
    }

    private static Database database() {
        return Objects.requireNonNull(database);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void shouldAgreeWithTheModel(@ForAll("batches") List<List<Event>> batches) {
        clear();
        Model model = new Model();

        for (List<Event> batch : batches) {
            batch.forEach(model::apply);
            write(batch);

            Totals totals = new StatsQuery(database()).totals();
            assertThat(totals.holds()).isTrue();
            assertThat(totals).isEqualTo(model.totals());
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.BOUNDED)
    void shouldChangeNothingWhenAllRecordsAreRepeated(@ForAll("batches") List<List<Event>> batches) {
        clear();
        batches.forEach(LedgerPropertiesIT::write);
        Totals once = new StatsQuery(database()).totals();

        batches.forEach(LedgerPropertiesIT::write);

        assertThat(new StatsQuery(database()).totals()).isEqualTo(once);
    }

    private static void write(List<Event> batch) {
        List<Link> links = batch.stream()
                .filter(Event.Discovered.class::isInstance)
                .map(event -> Samples.link(((Event.Discovered) event).link()))
                .toList();
        List<Outcome> outcomes = batch.stream()
                .filter(Event.Ended.class::isInstance)
                .map(event -> outcome((Event.Ended) event))
                .toList();
        database().jdbi().useTransaction(handle -> new Ledger(handle).write(links, outcomes, List.of()));
        if (batch.contains(new Event.Expired())) {
            var unused = new Expiry(database(), SHORT, () -> Samples.NOON.plus(Duration.ofDays(2)), 100).removeBatch();
        }
    }

    private static Outcome outcome(Event.Ended ended) {
        return Outcomes.of(
                Samples.article(ended.link(), "text").build(),
                kind(ended.reason()),
                ended.reason(),
                null,
                Samples.NOON.plusSeconds(9));
    }

    private static OutcomeKind kind(OutcomeReason reason) {
        return switch (reason) {
            case NEW_ARTICLE -> OutcomeKind.STORED;
            case SAME_REVISION -> OutcomeKind.DUPLICATE;
            default -> OutcomeKind.DROPPED;
        };
    }

    /** Stored is better than duplicate, duplicate is better than dropped; of equal ones the first is in force. */
    private static OutcomeReason better(OutcomeReason a, OutcomeReason b) {
        List<OutcomeKind> worstFirst = List.of(OutcomeKind.DROPPED, OutcomeKind.DUPLICATE, OutcomeKind.STORED);
        return worstFirst.indexOf(kind(a)) >= worstFirst.indexOf(kind(b)) ? a : b;
    }

    private static void clear() {
        database().jdbi().useHandle(handle -> {
            handle.execute("truncate link, expired_link, reason_total");
            handle.execute("update link_total set total = 0");
        });
    }

    @Provide
    Arbitrary<List<List<Event>>> batches() {
        Arbitrary<String> links = Arbitraries.of("a", "b", "c", "d", "e");
        Arbitrary<Event> discovered = links.map(Event.Discovered::new);
        Arbitrary<Event> ended =
                Combinators.combine(links, Arbitraries.of(REASONS)).as(Event.Ended::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(6, discovered), Tuple.of(6, ended), Tuple.of(1, Arbitraries.just(new Event.Expired())))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .list()
                .ofMaxSize(8);
    }
}
