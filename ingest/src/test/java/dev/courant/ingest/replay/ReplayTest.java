package dev.courant.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.recording.RecordedItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReplayTest {
    private static final int RECORDS = 600;
    private final List<RecordedItem> items = LongStream.range(0, RECORDS)
            .<RecordedItem>mapToObj(Recorded::article)
            .toList();
    private final List<Long> written = new ArrayList<>();
    private final List<ReplayPosition> reached = new ArrayList<>();

    /** Keeps everything, and begins where it is told to. */
    private final class Kept implements ReplaySink {
        private final ReplayPosition from;

        Kept(ReplayPosition from) {
            this.from = from;
        }

        @Override
        public ReplayPosition begin() {
            return from;
        }

        @Override
        public ReplayedRecord write(ReplayedRecord record) {
            written.add(record.position().offset());
            return record;
        }

        @Override
        public void reached(ReplayPosition position) {
            assertThat(position.totals().records()).isEqualTo(from.totals().records() + written.size());
            reached.add(position);
        }

        @Override
        public void close() {}
    }

    private static final class Silent implements ReplayListener {
        @Override
        public void begun(Path file, ReplayPosition from) {}

        @Override
        public void record(ReplayedRecord record, double share) {}

        @Override
        public void waiting(long articles) {}
    }

    private ReplayTotals run(ReplayPosition from) throws InterruptedException {
        Replay replay = new Replay(Recorded.pages(ReplayFilter.ALL), new Silent());
        return replay.run(Recorded.FILE, offset -> Recorded.reader(items, offset), new Kept(from));
    }

    @Test
    void shouldWriteRecordsInTheirOrderAndSayBeforeEachWhatWasReached() throws Exception {
        ReplayTotals totals = run(ReplayPosition.start());

        List<Long> all = LongStream.range(0, RECORDS).boxed().toList();
        assertThat(written).isEqualTo(all);
        assertThat(reached.subList(0, RECORDS))
                .extracting(ReplayPosition::offset)
                .isEqualTo(all);
        assertThat(reached.getLast().finished()).isTrue();
        assertThat(reached).hasSize(RECORDS + 1);
        assertThat(totals.articles()).isEqualTo(RECORDS);
    }

    @Test
    void shouldGoOnWhereTheSinkStopped() throws Exception {
        ReplayTotals before = ReplayTotals.decode("articles=590 damaged=0");

        ReplayTotals totals = run(new ReplayPosition(590, false, before));

        assertThat(written).isEqualTo(LongStream.range(590, RECORDS).boxed().toList());
        assertThat(totals.articles()).isEqualTo(RECORDS);
        assertThat(before.articles()).isEqualTo(590);
    }

    @Test
    void shouldWriteNothingOfARecordingThatWasFinished() throws Exception {
        ReplayTotals totals = run(new ReplayPosition(0, true, ReplayTotals.decode("articles=600 damaged=0")));

        assertThat(written).isEmpty();
        assertThat(reached).isEmpty();
        assertThat(totals.articles()).isEqualTo(RECORDS);
    }
}
