package dev.courant.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.Taxonomy;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** For any text, each passage is a verbatim part of it at its offsets. */
class EvidencePropertiesTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void shouldQuotePassagesVerbatim(@ForAll("texts") TaggableText text) {
        Tagging tagging = TAGGER.tag(text, 0);

        for (TopicTag tag : tagging.tags()) {
            assertThat(tag.score()).isBetween(0.0, 1.0);
            assertThat(tag.evidence()).isNotEmpty();
            tag.evidence().forEach(it -> assertVerbatim(text, it.field(), it.start(), it.end(), it.text()));
        }
        tagging.entities().stream()
                .flatMap(entity -> entity.mentions().stream())
                .forEach(it -> assertVerbatim(text, it.field(), it.start(), it.end(), it.text()));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void shouldOrderTagsByScoreAndNameEachTopicOnce(@ForAll("texts") TaggableText text) {
        Tagging tagging = TAGGER.tag(text, 0);

        assertThat(tagging.tags()).extracting(TopicTag::topic).doesNotHaveDuplicates();
        assertThat(tagging.tags()).extracting(tag -> -tag.score()).isSorted();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void shouldTagTheSameTextAlike(@ForAll("texts") TaggableText text) {
        assertThat(TAGGER.tag(text)).isEqualTo(TAGGER.tag(text));
    }

    private static void assertVerbatim(TaggableText text, TextField field, int start, int end, String quoted) {
        String whole = field == TextField.TITLE ? text.title() : text.text();
        assertThat(start).isNotNegative().isLessThan(end);
        assertThat(end).isLessThanOrEqualTo(whole.length());
        assertThat(whole.substring(start, end)).isEqualTo(quoted);
        assertThat(start > 0 && Character.isSurrogatePair(whole.charAt(start - 1), whole.charAt(start)))
                .as("begins within a character")
                .isFalse();
        assertThat(end < whole.length() && Character.isSurrogatePair(whole.charAt(end - 1), whole.charAt(end)))
                .as("ends within a character")
                .isFalse();
    }

    @Provide
    Arbitrary<TaggableText> texts() {
        Arbitrary<String> languages = Arbitraries.of("en", "es", "fr", "de", "pt", "und", "x y", "");
        return Combinators.combine(passages(4), passages(16), languages)
                .as((title, text, language) -> new TaggableText(title, text, language.isEmpty() ? null : language));
    }

    /** Words of rules between characters that make offsets error-prone. */
    private static Arbitrary<String> passages(int most) {
        Arbitrary<String> telling = Arbitraries.of(
                "Russian troops shelled Kharkiv with artillery",
                "the army launched missile strikes",
                "El ejército lanzó un ataque con misiles contra la ciudad",
                "parliament passed the sanctions bill",
                "Die Armee griff die Stadt mit Raketen an",
                "president",
                "Mexico",
                "New Mexico",
                "Côte d’Ivoire",
                "U.S.",
                "NATO",
                "sovereignty",
                "cartel");
        Arbitrary<String> odd = Arbitraries.of(
                "😀",
                "\ud83d",
                "\ude00",
                "e\u0301",
                "\u00ad",
                "\u200b",
                "\u202e",
                "İ",
                "ß",
                "ﬁ",
                "水",
                "م",
                "\u0000",
                "\ufeff",
                "’s",
                "—",
                "\n",
                "\u2028",
                "\t",
                " ",
                ". ",
                "!",
                "\u1F88",
                "𝐀𝐫𝐦𝐲",
                "\u00a0",
                "-",
                "\"");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(6);
        return Arbitraries.frequencyOf(Tuple.of(3, telling), Tuple.of(4, odd), Tuple.of(1, any))
                .list()
                .ofMaxSize(most)
                .map(pieces -> String.join("", pieces));
    }
}
