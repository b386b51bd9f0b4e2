package dev.courant.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTableTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 63, 64, 1_000})
    void shouldFindEachWordAndNoOther(int count) {
        Map<String, Integer> words = IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(number -> "word" + number, number -> number + 1));

        WordTable table = new WordTable(words);

        assertThat(words)
                .allSatisfy((word, bits) -> assertThat(table.bits(hash(word))).isEqualTo(bits))
                .allSatisfy(
                        (word, bits) -> assertThat(table.rareBits(hash(word))).isEqualTo(bits));
        assertThat(table.bits(hash("word" + count))).isZero();
        assertThat(table.rareBits(hash("word" + count))).isZero();
        assertThat(table.bits(WordTable.EMPTY)).isZero();
    }

    private static long hash(String word) {
        long hash = WordTable.EMPTY;
        for (int i = 0; i < word.length(); i++) {
            hash = WordTable.grow(hash, word.charAt(i));
        }
        return hash;
    }
}
