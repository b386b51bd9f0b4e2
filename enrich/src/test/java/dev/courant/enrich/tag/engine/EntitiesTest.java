package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.tag.CountryPair;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.Tagging;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitiesTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Officials of the United Nations met NATO generals.          | wikidata:Q1065 wikidata:Q7184
            es | La ONU y la OTAN firmaron un acuerdo.                        | wikidata:Q1065 wikidata:Q7184
            fr | Les Nations unies et l'OTAN ont signé un accord.             | wikidata:Q1065 wikidata:Q7184
            de | Die Vereinten Nationen und die NATO unterschrieben.          | wikidata:Q1065 wikidata:Q7184
            pt | As Nações Unidas e a OTAN assinaram um acordo.               | wikidata:Q1065 wikidata:Q7184
            en | Fighters of Hezbollah and the Sinaloa cartel were named.     | wikidata:Q41053 name:sinaloa-cartel
            fr | Des pêcheurs mexicains ont rencontré des élus du Chili.      | iso3166:MX iso3166:CL
            de | Mexikanische Fischer trafen Beamte und Russen aus Chile.     | iso3166:MX iso3166:CL iso3166:RU
            pt | Pescadores mexicanos falaram com as autoridades da Alemanha. | iso3166:MX iso3166:DE
            """)
    void shouldFindEntitiesInFiveLanguages(String language, String text, String ids) {
        assertThat(kinds(language, text).keySet()).containsAll(List.of(ids.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The chef roasted a turkey for the team.                    | iso3166:TR
            Jordan Miller scored for the home side.                    | iso3166:JO
            Chad Wilson opened a bakery in Leeds.                      | iso3166:TD
            Voters in Georgia, many of them in Atlanta, queued.        | iso3166:GE
            They drank from fine china in the garden.                  | iso3166:CN
            The guinea pig slept.                                      | iso3166:GN
            """)
    void shouldNotTakeOtherThingsForCountries(String text, String not) {
        assertThat(kinds("en", text)).doesNotContainKey(not);
    }

    @Test
    void shouldKnowKindsAndStatesOfArmies() {
        var found = kinds("en", "The Russian army and the Taliban fought near the river, the Pentagon said.");
        assertThat(found)
                .containsEntry("name:russian-armed-forces", "ARMED_FORCE")
                .containsEntry("wikidata:Q42418", "ARMED_GROUP")
                .containsEntry("name:us-department-of-defense", "ARMED_FORCE")
                .containsEntry("iso3166:RU", "COUNTRY")
                .doesNotContainKey("iso3166:AF");
    }

    @Test
    void shouldFindHeadsOfStateWithTheirIds() {
        assertThat(kinds("es", "El presidente Vladímir Putin habló con Emmanuel Macron."))
                .containsEntry("wikidata:Q7747", "PERSON")
                .containsEntry("wikidata:Q3052772", "PERSON");
    }

    @Test
    void shouldGuessPersonsWithLowConfidence() {
        var text = "The prize went to Maria van der Linde. Mayor Orla Quennell spoke. Maria van der Linde thanked her.";
        var persons = tag("en", text).entities().stream()
                .filter(entity -> entity.kind().equals("PERSON"))
                .collect(Collectors.toMap(FoundEntity::name, entity -> entity));
        assertThat(persons).containsOnlyKeys("Maria van der Linde", "Orla Quennell");
        assertThat(persons.get("Maria van der Linde")).isNotNull().satisfies(maria -> {
            assertThat(maria.mentions()).hasSize(2);
            assertThat(maria.id()).isEqualTo("name:maria-van-der-linde");
        });
        assertThat(persons.values())
                .allSatisfy(person -> assertThat(person.confidence()).isLessThan(0.5));
    }

    @Test
    void shouldNotGuessPersonsFromHeadlinesOrPlainCapitals() {
        var text = new TaggableText("Maria Lopez Wins Prize", "The Old Town Hall opened. It was warm.", "en");
        assertThat(TAGGER.tag(text).entities()).isEmpty();
    }

    @Test
    void shouldFindThePairOfCountriesThatAnArticleIsAbout() {
        var text = new TaggableText(
                "Mexico and Canada agree on fish",
                "Mexican envoys met Canadian ministers. Later that year a trawler was built. "
                        + "Nothing else happened for weeks and weeks, and the boats stayed where they were. ".repeat(5)
                        + "Peru and Chile were named once.",
                "en");
        assertThat(TAGGER.tag(text).countryPairs())
                .containsExactly(new CountryPair("iso3166:CA", "iso3166:MX", 2, true));
    }

    @Test
    void shouldTakeAnOperatorsOwnEntities() {
        var own = Gazetteer.bundled()
                .with(List.of(
                        "# ours",
                        "name:lake-guard|ARMED_GROUP|Lake Guard|CA||Lake Guard,LKG||||",
                        "wikidata:Q1065|ORGANIZATION|UN renamed||UNX|||||"));
        var tagger = Tagger.of(Taxonomy.bundled(), own);
        var names = tagger.tag(new TaggableText("", "The Lake Guard wrote to the UNX and the UN.", "en"))
                .entities();
        assertThat(names.stream().map(FoundEntity::name)).containsExactlyInAnyOrder("Lake Guard", "UN renamed");
        assertThatThrownBy(() -> Gazetteer.empty().with(List.of("no columns")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10 columns expected");
    }

    @Test
    void shouldNameEveryEntityOnce() {
        assertThat(Gazetteer.bundled().entities().stream().map(NamedEntity::id)).doesNotHaveDuplicates();
    }

    private static Map<String, String> kinds(String language, String text) {
        return tag(language, text).entities().stream().collect(Collectors.toMap(FoundEntity::id, FoundEntity::kind));
    }

    private static Tagging tag(String language, String text) {
        return TAGGER.tag(new TaggableText("", text, language));
    }
}
