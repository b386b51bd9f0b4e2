package dev.courant.store.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.store.sink.StartOffset.Reason;
import org.junit.jupiter.api.Test;

class StartOffsetTest {
    private static final PartitionLog LOG = new PartitionLog("id", 10, 20);

    @Test
    void shouldContinueAtTheStoredOffset() {
        assertThat(StartOffset.of(new StoredOffset(10, "id"), LOG)).isEqualTo(new StartOffset(10, Reason.STORED));
        assertThat(StartOffset.of(new StoredOffset(15, "id"), LOG)).isEqualTo(new StartOffset(15, Reason.STORED));
        assertThat(StartOffset.of(new StoredOffset(20, "id"), LOG)).isEqualTo(new StartOffset(20, Reason.STORED));
    }

    @Test
    void shouldTrustAnOffsetThatWasStoredWithoutAnId() {
        assertThat(StartOffset.of(new StoredOffset(15, null), LOG)).isEqualTo(new StartOffset(15, Reason.STORED));
        assertThat(StartOffset.of(new StoredOffset(21, null), LOG))
                .isEqualTo(new StartOffset(10, Reason.OFFSET_BEYOND_END));
    }

    @Test
    void shouldReadANewPartitionFromItsBeginningAndMissNothing() {
        assertThat(StartOffset.of(new StoredOffset(0, null), LOG)).isEqualTo(new StartOffset(10, Reason.STORED));
    }

    @Test
    void shouldReadARecreatedTopicFromItsBeginning() {
        assertThat(StartOffset.of(new StoredOffset(15, "former"), LOG))
                .isEqualTo(new StartOffset(10, Reason.TOPIC_RECREATED));
        assertThat(StartOffset.of(new StoredOffset(0, "former"), LOG)).isEqualTo(new StartOffset(10, Reason.STORED));
    }

    @Test
    void shouldTellWhenRecordsWereDeletedUnread() {
        assertThat(StartOffset.of(new StoredOffset(9, "id"), LOG))
                .isEqualTo(new StartOffset(10, Reason.RECORDS_MISSING));
        assertThat(StartOffset.of(new StoredOffset(0, "id"), LOG))
                .isEqualTo(new StartOffset(10, Reason.RECORDS_MISSING));
    }

    @Test
    void shouldReadAllAgainWhenTheStoredOffsetIsBeyondTheEnd() {
        assertThat(StartOffset.of(new StoredOffset(21, "id"), LOG))
                .isEqualTo(new StartOffset(10, Reason.OFFSET_BEYOND_END));
    }
}
