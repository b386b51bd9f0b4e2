package dev.courant.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.schemas.FeedStatus;
import dev.courant.schemas.Identity;
import dev.courant.schemas.SeenEntry;
import dev.courant.schemas.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedEntriesTest {
    private static final List<SeenEntry> ENTRIES = IntStream.range(0, 1_000)
            .mapToObj(i -> new SeenEntry(Identity.contentHash("key" + i), Identity.contentHash("content" + i)))
            .toList();

    @Test
    void shouldBeEqualToTheEntries() {
        List<SeenEntry> packed = PackedEntries.of(ENTRIES);

        assertThat(packed).isInstanceOf(PackedEntries.class).isEqualTo(ENTRIES);
        assertThat(PackedEntries.of(packed)).isSameAs(packed);
        assertThat(PackedEntries.of(List.of())).isEmpty();
    }

    @Test
    void shouldKeepBitsThatAreNoSmallNumbers() {
        List<SeenEntry> edges = List.of(
                new SeenEntry("0000000000000000", "ffffffffffffffff"),
                new SeenEntry("8000000000000001", "00000000000000af"));

        assertThat(PackedEntries.of(edges)).isInstanceOf(PackedEntries.class).isEqualTo(edges);
    }

    @Test
    void shouldLeaveEntriesThatAreNoHashesAsTheyAre() {
        for (String text : List.of("", "abc", "ABCDEF0123456789", "abcdef012345678g", "0abcdef0123456789")) {
            List<SeenEntry> entries = List.of(new SeenEntry(Identity.contentHash("a"), text));

            assertThat(PackedEntries.of(entries)).isSameAs(entries);
        }
    }

    @Test
    void shouldBeWrittenAndCopiedAsAnyList() {
        FeedStatus status = FeedStatus.newBuilder(
                        FeedStatuses.initial(PolledFeed.definition("https://harbour.example/feed"), PolledFeed.NOON))
                .setSeen(ENTRIES)
                .build();
        FeedStatus kept = OwnedFeed.of(0, PolledFeed.definition("https://harbour.example/feed"), copy(status))
                .status();

        assertThat(kept.getSeen()).isInstanceOf(PackedEntries.class);
        assertThat(kept).isEqualTo(status);
        assertThat(copy(kept)).isEqualTo(status);
        assertThat(write(kept)).isEqualTo(write(status));
    }

    private static FeedStatus copy(FeedStatus status) {
        return FeedStatus.newBuilder(status).build();
    }

    private static byte[] write(FeedStatus status) {
        var topic = Topics.withPrefix("t.").feedStatus();
        return topic.values().serializer().serialize(topic.name(), status);
    }
}
