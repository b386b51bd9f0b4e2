package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.EntityMention;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoundEntityTest {
    private static final Tagger TAGGER = Tagger.of(Taxonomy.bundled(), Gazetteer.bundled());

    @Test
    void shouldFindCountriesByNameAndPeople() {
        assertThat(ids("en", "Mexican fishermen met officials from Chile."))
                .containsExactlyInAnyOrder("iso3166:MX", "iso3166:CL");
        assertThat(ids("es", "Pescadores mexicanos hablaron con las autoridades de Japón."))
                .containsExactlyInAnyOrder("iso3166:MX", "iso3166:JP");
    }

    @Test
    void shouldPreferTheLongerName() {
        assertThat(ids("en", "South Sudan and New Mexico signed nothing.")).containsExactly("iso3166:SS");
        assertThat(ids("en", "A Nigerian poet.")).containsExactly("iso3166:NG");
    }

    @Test
    void shouldNotTakeAPersonForACountry() {
        assertThat(ids("en", "The prize went to Chad Miller and to Alice Jordan of Leeds."))
                .isEmpty();
        assertThat(ids("en", "The prize went to Jordan and its king.")).containsExactly("iso3166:JO");
    }

    @Test
    void shouldNotTakeAMealOrAStateForACountry() {
        assertThat(ids("en", "They roasted a turkey.")).isEmpty();
        assertThat(ids("en", "Voters in Georgia, most of them in Atlanta, stayed home."))
                .isEmpty();
        assertThat(ids("en", "Georgia opened a new road. In Tbilisi, Georgians cheered."))
                .containsExactly("iso3166:GE");
    }

    @Test
    void shouldDistinguishUsFromTheUnitedStates() {
        assertThat(ids("en", "It helped us all.")).isEmpty();
        assertThat(ids("en", "The U.S. helped.")).containsExactly("iso3166:US");
    }

    @Test
    void shouldShowEveryMention() {
        var text = new TaggableText("Peru wins", "Lima cheered. Peruvians danced.", "en");
        var peru = TAGGER.tag(text).entities().getFirst();
        assertThat(peru.kind()).isEqualTo("COUNTRY");
        assertThat(peru.name()).isEqualTo("Peru");
        assertThat(peru.mentions().stream().map(EntityMention::text)).containsExactly("Peru", "Lima", "Peruvians");
        assertThat(peru.confidence()).isBetween(0.95, 1.0);
    }

    private static List<String> ids(String language, String text) {
        return TAGGER.tag(new TaggableText("", text, language)).entities().stream()
                .filter(entity -> entity.kind().equals("COUNTRY"))
                .map(FoundEntity::id)
                .toList();
    }
}
