package dev.courant.store.rows;

import static dev.courant.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.runtime.kafka.DeadLetter;
import dev.courant.runtime.kafka.LetterMark;
import dev.courant.runtime.kafka.LetterMark.Resolution;
import dev.courant.schemas.Topics;
import dev.courant.store.Database;
import dev.courant.store.Samples;
import dev.courant.store.query.DeadLetterFilter;
import dev.courant.store.query.DeadLetterQuery;
import dev.courant.store.query.DeadLetterRecord;
import dev.courant.store.query.DeadLetterTotals;
import dev.courant.testservers.Servers;
import dev.courant.testservers.ServersTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ServersTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLetterRowsIT {
    private static final int PARTITION = 2;

    private final Topics topics;
    private final Database database;
    private final DeadLetterQuery query;

    DeadLetterRowsIT(Servers servers) {
        topics = servers.topics();
        database = Samples.open(servers);
        query = new DeadLetterQuery(database);
    }

    @AfterEach
    void clear() {
        assertThat(query.totals().holds()).isTrue();
        database.jdbi().useHandle(handle -> handle.execute("truncate dead_letter, dead_letter_total"));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void shouldKeepWhatALetterSays() {
        byte[] link = topics.links().values().serializer().serialize("", Samples.link("a"));
        write(letter(7, "scrape", NOON, link));

        assertThat(list(null, null)).singleElement().satisfies(letter -> {
            assertThat(letter.id()).isEqualTo("2-7");
            assertThat(letter.failure())
                    .isEqualTo(new DeadLetterRecord.Failure(NOON, "scrape", "java.lang.Error", "no scrape", 0));
            assertThat(letter.source())
                    .isEqualTo(new DeadLetterRecord.Source(topics.links().name(), 1, 107, 0));
            assertThat(letter.url()).isEqualTo(Samples.url("a"));
            assertThat(letter.state()).isEqualTo("OPEN");
        });
    }

    @Test
    void shouldCountALetterOnceHoweverOftenItIsRead() {
        ConsumerRecord<byte[], byte[]> letter = letter(7, "scrape", NOON, null);
        write(letter);
        write(letter, mark(8, letter, Resolution.RETRIED));
        write(letter, mark(8, letter, Resolution.RETRIED), mark(9, letter, Resolution.DISCARDED));

        assertThat(query.totals()).isEqualTo(new DeadLetterTotals(1, 0, 1, 0));
        assertThat(list("RETRIED", null)).hasSize(1);
    }

    @Test
    void shouldCountLettersByWhatBecameOfThem() {
        ConsumerRecord<byte[], byte[]> retried = letter(1, "scrape", NOON, null);
        ConsumerRecord<byte[], byte[]> discarded = letter(2, "enrich", NOON, null);
        write(retried, discarded, letter(3, "enrich", NOON, null));
        write(mark(4, retried, Resolution.RETRIED), mark(5, discarded, Resolution.DISCARDED));

        assertThat(query.totals()).isEqualTo(new DeadLetterTotals(3, 1, 1, 1));
        assertThat(query.steps()).containsExactly("enrich", "scrape");
    }

    @Test
    void shouldKnowALetterThatItNeverReadByItsMark() {
        write(mark(8, letter(7, "scrape", NOON, null), Resolution.DISCARDED));

        assertThat(query.totals()).isEqualTo(new DeadLetterTotals(1, 0, 0, 1));
    }

    @Test
    void shouldReplaceALetterOfATopicThatWasCreatedAnew() {
        write(letter(7, "scrape", NOON, null));
        write(letter(7, "store", NOON.plusSeconds(1), null));

        assertThat(query.totals()).isEqualTo(new DeadLetterTotals(2, 1, 0, 1));
        assertThat(list("OPEN", null))
                .extracting(letter -> letter.failure().step())
                .containsExactly("store");
    }

    @Test
    void shouldFilterByStepCauseAndTime() {
        write(
                letter(1, "scrape", NOON, null),
                letter(2, "enrich", NOON.plusSeconds(60), null),
                letter(3, "enrich", NOON.plusSeconds(120), null));

        assertThat(ids(new DeadLetterFilter(null, "enrich", null, null, null, 9)))
                .containsExactly("2-3", "2-2");
        assertThat(ids(new DeadLetterFilter(null, null, "ERROR: no SCRAPE", null, null, 9)))
                .containsExactly("2-1");
        assertThat(ids(new DeadLetterFilter(null, null, "100%", null, null, 9))).isEmpty();
        assertThat(ids(new DeadLetterFilter(null, null, null, NOON.plusSeconds(60), NOON.plusSeconds(120), 9)))
                .containsExactly("2-2");
        assertThat(ids(new DeadLetterFilter("OPEN", null, null, null, null, 1))).containsExactly("2-3");
        assertThat(ids(new DeadLetterFilter("RETRIED", null, null, null, null, 9)))
                .isEmpty();
    }

    @Test
    void shouldTakeWhateverIsInTheTopic() {
        Headers wrong = new RecordHeaders()
                .add(DeadLetter.STEP, "a\0b".getBytes(StandardCharsets.UTF_8))
                .add(DeadLetter.SOURCE_PARTITION, "many".getBytes(StandardCharsets.UTF_8))
                .add(DeadLetter.SOURCE_OFFSET, "-9".getBytes(StandardCharsets.UTF_8))
                .add(DeadLetter.MESSAGE, "\0".repeat(5_000).getBytes(StandardCharsets.UTF_8))
                .add(DeadLetter.AT, "noon".getBytes(StandardCharsets.UTF_8))
                .add("courant.resolution", "retried".getBytes(StandardCharsets.UTF_8));
        write(record(1, wrong, new byte[] {1, 2, 3}), record(2, new RecordHeaders(), null));

        assertThat(query.totals()).isEqualTo(new DeadLetterTotals(2, 2, 0, 0));
        assertThat(query.steps()).containsExactly("a\uFFFDb", "unknown");
    }

    private List<DeadLetterRecord> list(@Nullable String state, @Nullable String step) {
        return query.list(new DeadLetterFilter(state, step, null, null, null, 100));
    }

    private List<String> ids(DeadLetterFilter filter) {
        return query.list(filter).stream().map(DeadLetterRecord::id).toList();
    }

    @SafeVarargs
    private void write(ConsumerRecord<byte[], byte[]>... records) {
        Batch batch = new Batch(topics);
        List.of(records).forEach(batch::add);
        database.jdbi()
                .useTransaction(handle -> assertThat(batch.write(handle, NOON)).isEmpty());
    }

    private ConsumerRecord<byte[], byte[]> letter(long offset, String step, Instant at, byte @Nullable [] value) {
        Headers headers = new RecordHeaders();
        header(headers, DeadLetter.STEP, step);
        header(headers, DeadLetter.SOURCE_TOPIC, topics.links().name());
        header(headers, DeadLetter.SOURCE_PARTITION, "1");
        header(headers, DeadLetter.SOURCE_OFFSET, Long.toString(offset + 100));
        header(headers, DeadLetter.CAUSE, "java.lang.Error");
        header(headers, DeadLetter.MESSAGE, "no " + step);
        header(headers, DeadLetter.AT, at.toString());
        return record(offset, headers, value);
    }

    private ConsumerRecord<byte[], byte[]> mark(
            long offset, ConsumerRecord<byte[], byte[]> letter, Resolution resolution) {
        ProducerRecord<byte[], byte[]> mark = LetterMark.record(letter, resolution, NOON.plus(Duration.ofHours(1)));
        assertThat(mark.partition()).isEqualTo(PARTITION);
        return record(offset, mark.headers(), mark.value());
    }

    private ConsumerRecord<byte[], byte[]> record(long offset, Headers headers, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topics.deadLetters().name(),
                PARTITION,
                offset,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                null,
                value,
                headers,
                Optional.empty());
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
