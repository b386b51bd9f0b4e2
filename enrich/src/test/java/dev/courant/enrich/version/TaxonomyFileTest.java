package dev.courant.enrich.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.version.TaxonomyLoad.Accepted;
import dev.courant.enrich.version.TaxonomyLoad.Refused;
import dev.courant.schemas.AvroSerde;
import dev.courant.schemas.MediaTopicMapping;
import dev.courant.schemas.MediaTopicMatch;
import dev.courant.schemas.TopicDescription;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaxonomyFileTest {
    static {
        // Makes Avro trust the classes of the schemas, as each service does when it connects to a cluster.
        var unused = AvroSerde.of(dev.courant.schemas.Taxonomy.class);
    }

    private static final TaggerResources NOBODY = TaggerResources.of(Gazetteer.empty());
    private static final String VALID = """
            name: boats
            version: "7"
            threshold: 0.5
            topics:
              - id: harbours
                scope: Ports and their boats.
                rules:
                  en: [{id: boat, weight: 1, any: [ferry, quay, harbor]}]
                examples:
                  en:
                    match: ["The ferry left the quay of the old harbour."]
                    not: ["The train left the station."]
            """;

    @Test
    void shouldAcceptAValidTaxonomy() {
        var version = accepted(VALID);
        assertThat(version.name()).isEqualTo("boats");
        assertThat(version.version()).isEqualTo("7");
        assertThat(version.definition()).isEqualTo(VALID);
    }

    @Test
    void shouldRefuseTheWholeWhenAnExampleFails() {
        var wrong = VALID.replace("The train left the station.", "A ferry at the quay, another in the harbour.")
                .replace("The ferry left", "The train left")
                .replace("the quay of the old harbour", "town");
        assertThat(refused(wrong).problems()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.topic()).isEqualTo("harbours");
            assertThat(problem.source()).isEqualTo("boats.yaml");
        });
        assertThat(refused(wrong).problems().get(0).line()).isEqualTo(11);
        assertThat(refused(wrong).problems().get(0).text()).contains("must match but scores 0.00; add or raise rules");
        assertThat(refused(wrong).problems().get(1).line()).isEqualTo(12);
        assertThat(refused(wrong).problems().get(1).text()).contains("must not match", "add a veto");
    }

    @Test
    void shouldSayWhereItCannotBeRead() {
        var problem =
                refused(VALID.replace("weight: 1", "weight: heavy")).problems().getFirst();
        assertThat(problem).hasToString("boats.yaml:8: topic harbours: " + problem.text());
        assertThat(problem.text()).contains("\"weight\" must be a number");
    }

    @Test
    void shouldRefuseWhatIsNotTextOrTooMuch() {
        assertThat(TaxonomyFile.parse(new byte[] {(byte) 0xC3, 0x28}, "x", NOBODY))
                .isInstanceOf(Refused.class);
        assertThat(TaxonomyFile.parse(new byte[TaxonomyFile.MAX_BYTES + 1], "x", NOBODY))
                .isInstanceOf(Refused.class);
    }

    @Test
    void shouldConvertToARecordAndBack() {
        var version = accepted(VALID);
        var published = TaxonomyRecords.of(version, Instant.EPOCH);
        assertThat(TaxonomyRecords.load(published, NOBODY)).isInstanceOfSatisfying(Accepted.class, loaded -> {
            assertThat(loaded.version().definition()).isEqualTo(VALID);
            assertThat(loaded.version().taxonomy()).isEqualTo(version.taxonomy());
        });
        var relabelled = dev.courant.schemas.Taxonomy.newBuilder(published)
                .setVersion("8")
                .build();
        assertThat(TaxonomyRecords.load(relabelled, NOBODY))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().text()).contains("calls itself boats@7"));
    }

    @Test
    void shouldCarryTheShippedTaxonomy() {
        var bundled = TaxonomyFile.bundled(TaggerResources.of(Gazetteer.bundled()));
        assertThat(bundled.taxonomy()).isEqualTo(Taxonomy.bundled());
        var published = TaxonomyRecords.of(bundled, Instant.EPOCH);
        assertThat(TaxonomyRecords.load(published, TaggerResources.of(Gazetteer.bundled())))
                .isInstanceOf(Accepted.class);
        assertThat(published.getTopics())
                .hasSameSizeAs(bundled.taxonomy().topics())
                .allSatisfy(topic -> assertThat(topic.getLabels()).containsKeys("en", "es"));
        assertThat(published.getTopics())
                .filteredOn(topic -> topic.getId().equals("sanctions"))
                .flatExtracting(TopicDescription::getMediaTopics)
                .containsExactly(new MediaTopicMapping("20000642", MediaTopicMatch.EXACT));
    }

    @Test
    void shouldCompareTwoVersionsByTheirTags() {
        var after = accepted(VALID.replace("any: [ferry, quay, harbor]", "any: [ferry, harbor, crane]")
                .replace("The ferry left the quay of the old harbour.", "A ferry and a crane in the old harbour."));
        var sample = Map.of(
                "a", new TaggableText("Quay reopens", "The quay is open, all of the quay.", "en"),
                "b", new TaggableText("Ferry", "The ferry is in the harbour.", "en"),
                "c", new TaggableText("Crane in place", "The crane stands, a second crane will come.", "en"));
        var diff = TaxonomyDiff.between(
                accepted(VALID),
                after,
                List.of("a", "b", "c").stream()
                        .map(id -> Map.entry(id, sample.get(id)))
                        .toList());
        assertThat(diff.sampled()).isEqualTo(3);
        assertThat(diff.added()).isEmpty();
        assertThat(diff.changes()).extracting(TaxonomyDiff.Change::articleId).containsExactly("a", "c");
        assertThat(diff.changes().get(0).lost()).extracting(TopicTag::topic).containsExactly("harbours");
        assertThat(diff.changes().get(1).gained()).extracting(TopicTag::topic).containsExactly("harbours");
    }

    private static TaxonomyVersion accepted(String yaml) {
        return ((Accepted) parse(yaml)).version();
    }

    private static Refused refused(String yaml) {
        return (Refused) parse(yaml);
    }

    private static TaxonomyLoad parse(String yaml) {
        return TaxonomyFile.parse(yaml.getBytes(StandardCharsets.UTF_8), "boats.yaml", NOBODY);
    }
}
