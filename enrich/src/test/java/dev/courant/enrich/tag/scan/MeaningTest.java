package dev.courant.enrich.tag.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.enrich.tag.scan.PhraseIndex.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningTest {
    private static final int LAST_NAME = PhraseHits.MAX_SETS - 3;
    private static final long ALL_CASES = (1 << 24) - 1;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PhraseHits.MAX_SETS - 1, -1, -1 - LAST_NAME, Meaning.SENSE, Meaning.PAST})
    void shouldHoldWhatWasPacked(int set) {
        long meaning = Meaning.of(set, PhraseHits.MAX_PHRASES - 1, ALL_CASES);

        assertThat(Meaning.set(meaning)).isEqualTo(set);
        assertThat(Meaning.phrase(meaning)).isEqualTo(PhraseHits.MAX_PHRASES - 1);
        assertThat(Meaning.cases(meaning)).isEqualTo(ALL_CASES);
    }

    @Test
    void shouldRefuseMoreThanItCanNumber() {
        assertThat(Meaning.setOfName(LAST_NAME)).isGreaterThan(Meaning.PAST);
        assertThatThrownBy(() -> Meaning.setOfName(LAST_NAME + 1)).hasMessageContaining("names");
        assertThatThrownBy(() -> Meaning.of(PhraseHits.MAX_SETS, 0, 0)).hasMessageContaining("lists");
        assertThatThrownBy(() -> Meaning.of(0, PhraseHits.MAX_PHRASES, 0)).hasMessageContaining("phrases");
    }
}
