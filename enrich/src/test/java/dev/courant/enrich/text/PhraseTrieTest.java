package dev.courant.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseTrieTest {
    @Test
    void shouldFindOverlappingPhrasesByPlaceAndLength() {
        assertThat(scan("the new trade deal talks", "trade", "trade deal", "deal talks"))
                .containsExactly("0@2-2", "1@2-3", "2@3-4");
    }

    @Test
    void shouldNotJoinTheWordsOfTwoSentences() {
        assertThat(scan("They trade. Deal or not.", "trade deal")).isEmpty();
    }

    @Test
    void shouldNotJoinTheWordsOfTitleAndText() {
        var lexicon = new Lexicon.Builder();
        int[] forms = {lexicon.add("trade"), lexicon.add("deal")};
        var trie = new PhraseTrie.Builder();
        trie.add(forms, 0);
        var built = lexicon.build();
        var found = new ArrayList<Long>();
        trie.build(built).scan(Tokenizer.tokenize(built, "trade", "deal"), (entry, _, _) -> found.add(entry));
        assertThat(found).isEmpty();
    }

    private static List<String> scan(String text, String... phrases) {
        var lexicon = new Lexicon.Builder();
        var trie = new PhraseTrie.Builder();
        for (int i = 0; i < phrases.length; i++) {
            trie.add(Arrays.stream(phrases[i].split(" ")).mapToInt(lexicon::add).toArray(), i);
        }
        var built = lexicon.build();
        var found = new ArrayList<String>();
        trie.build(built)
                .scan(
                        Tokenizer.tokenize(built, "", text),
                        (entry, first, last) -> found.add(entry + "@" + first + "-" + last));
        return found;
    }
}
