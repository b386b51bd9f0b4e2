package dev.courant.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.ingest.replay.ReplayedRecord.Damaged;
import dev.courant.ingest.replay.ReplayedRecord.Skipped;
import dev.courant.recording.Position;
import dev.courant.schemas.OutcomeReason;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTotalsTest {
    private static ReplayedRecord record(ReplayedRecord.Fate fate) {
        return new ReplayedRecord(new Position(Recorded.FILE, 0), null, null, fate);
    }

    private static ReplayTotals some() throws InterruptedException {
        ReplayTotals totals = new ReplayTotals();
        totals.add(record(new Skipped(SkipReason.NOT_A_PAGE, "image/png")));
        totals.add(record(new Skipped(SkipReason.NOT_A_PAGE, "image/gif")));
        totals.add(record(new Damaged("it is cut")));
        RecordedPages pages = Recorded.pages(ReplayFilter.ALL);
        totals.add(pages.read(Recorded.article(1)));
        totals.add(pages.read(Recorded.response(2, "https://harbour.example/a", 410, "text/html", "")));
        return totals;
    }

    @Test
    void shouldAddUp() throws InterruptedException {
        ReplayTotals totals = some();

        assertThat(totals.articles()).isEqualTo(1);
        assertThat(totals.dropped()).isEqualTo(Map.of(OutcomeReason.GONE, 1L));
        assertThat(totals.skipped()).isEqualTo(Map.of(SkipReason.NOT_A_PAGE, 2L));
        assertThat(totals.damaged()).isEqualTo(1);
        assertThat(totals.records()).isEqualTo(5);
    }

    @Test
    void shouldSurviveBeingWritten() throws InterruptedException {
        ReplayTotals totals = some();
        totals.add(ReplayTotals.decode(totals.encode()));

        assertThat(totals.records()).isEqualTo(10);
        assertThat(totals.dropped()).isEqualTo(Map.of(OutcomeReason.GONE, 2L));
        assertThat(totals.skipped()).isEqualTo(Map.of(SkipReason.NOT_A_PAGE, 4L));
    }

    @Test
    void shouldRefuseOtherWords() {
        assertThatThrownBy(() -> ReplayTotals.decode("revisits=3")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReplayTotals.decode("skipped.NO_SUCH_REASON=3"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReplayTotals.decode("articles")).isInstanceOf(IllegalArgumentException.class);
    }
}
