package dev.courant.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.enrich.taxonomy.Taxonomy;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
    @Test
    void shouldAddThePluralOfTheLastWordInEnglish() {
        assertThat(expand("en", "air strike")).containsExactlyInAnyOrder("air strike", "air strikes");
    }

    @Test
    void shouldAddThePluralOfEveryWordInSpanish() {
        assertThat(expand("es", "fuerza armada")).contains("fuerza armada", "fuerzas armadas");
    }

    @Test
    void shouldConjugateMarkedVerbs() {
        assertThat(expand("en", "strike~ ports"))
                .contains("strike ports", "struck ports", "striking ports", "strikes ports");
        assertThat(expand("es", "atacar~")).contains("ataca", "ataco", "atacaron", "atacando", "ataque", "ataquen");
    }

    @Test
    void shouldChangeTheStemOfASpanishVerbWithItsStress() {
        assertThat(expand("es", "aprobar~")).contains("aprueba", "aprobo", "aprobado");
        assertThat(expand("es", "impedir~")).contains("impide", "impidieron", "impedido");
        assertThat(expand("es", "construir~")).contains("construye", "construyeron");
    }

    @Test
    void shouldConjugateAllFrenchVerbs() {
        assertThat(expand("fr", "envahir~")).contains("envahit", "envahissent", "envahie", "envahi");
        assertThat(expand("fr", "combattre~")).contains("combat", "combattent", "combattu");
        assertThat(expand("fr", "détruire~")).contains("detruit", "detruites", "detruisent");
        assertThat(expand("fr", "intervenir~")).contains("intervient", "intervenu", "interviendra");
        assertThat(expand("fr", "engager~")).contains("engage", "engagea", "engagerent");
        assertThat(expand("fr", "reconnaître~")).contains("reconnait", "reconnue", "reconnaissent");
    }

    @Test
    void shouldKnowGendersInFrench() {
        assertThat(expand("fr", "assiégé~")).contains("assiege", "assiegee", "assieges", "assiegees");
        assertThat(expand("fr", "offensif~")).contains("offensive", "offensives");
    }

    @Test
    void shouldConjugateGermanVerbsWithAndWithoutPrefix() {
        assertThat(expand("de", "angreifen~"))
                .contains("angriff", "angriffen", "angegriffen", "angegriffenen", "anzugreifen");
        assertThat(expand("de", "überfallen~")).contains("uberfiel", "uberfallen", "uberfallene");
        assertThat(expand("de", "anerkennen~")).contains("anerkannt", "anerkannte");
        assertThat(expand("de", "stationieren~")).contains("stationiert", "stationierten");
        assertThat(expand("de", "einmarschieren~")).contains("einmarschiert", "einzumarschieren");
        assertThat(expand("de", "töten~")).contains("totete", "getotet", "getoteten");
        assertThat(expand("de", "bewaffnet~")).contains("bewaffnete", "bewaffneten", "bewaffneter");
    }

    @Test
    void shouldKnowSwissSpelling() {
        assertThat(expand("de", "abschießen~")).contains("abgeschossen", "abschiest", "abschiesst");
        assertThat(expand("de", "Außenminister")).contains("ausenminister", "aussenminister", "aussenministers");
    }

    @Test
    void shouldConjugateIrregularPortugueseVerbs() {
        assertThat(expand("pt", "destruir~")).contains("destroi", "destruiu", "destruido");
        assertThat(expand("pt", "impor~")).contains("impoe", "impos", "impuseram", "impostas");
        assertThat(expand("pt", "bombardear~")).contains("bombardeia", "bombardeou");
        assertThat(expand("pt", "avançar~")).contains("avance", "avancaram");
        assertThat(expand("pt", "atacar~")).contains("ataque", "atacado");
    }

    @Test
    void shouldKnowGendersAndStressedPluralsInSpanish() {
        assertThat(expand("es", "senador~")).contains("senadora", "senadores", "senadoras");
        assertThat(expand("es", "país")).containsExactlyInAnyOrder("país", "países");
        assertThat(expand("es", "crisis")).containsExactly("crisis");
    }

    @Test
    void shouldKnowBritishSpelling() {
        assertThat(expand("en", "organize~ defense")).contains("organised defence", "organized defense");
    }

    @Test
    void shouldExpandAlternatives() {
        assertThat(expand("en", "air|drone =raid")).containsExactlyInAnyOrder("air raid", "drone raid");
    }

    @Test
    void shouldDemandTheCapitalsThatAreWritten() {
        var phrase = Phrase.expand("WHO Geneva", WordForms.of("fr")).getFirst();
        assertThat(fits(phrase, "WHO Geneva")).isTrue();
        assertThat(fits(phrase, "Who Geneva")).isFalse();
        assertThat(fits(phrase, "WHO geneva")).isFalse();
    }

    @Test
    void shouldNotTakeANameForAVerb() {
        var phrase = Phrase.expand("corear~", WordForms.of("es")).stream()
                .filter(sequence -> sequence.words().equals(List.of("corea")))
                .findFirst()
                .orElseThrow();

        assertThat(fitsAt(phrase, "", "La multitud corea consignas.", 2)).isTrue();
        assertThat(fitsAt(phrase, "", "Corea la multitud sus consignas.", 0)).isTrue();
        assertThat(fitsAt(phrase, "", "La multitud COREA CONSIGNAS.", 2)).isTrue();
        assertThat(fitsAt(phrase, "La Multitud Corea Consignas", "", 2)).isTrue();
        assertThat(fitsAt(phrase, "", "El embajador de Corea habló.", 3)).isFalse();
    }

    @Test
    void shouldRefuseAPhraseThatStandsForTooMuch() {
        String wide = "a1|a2|a3|a4|a5|a6|a7|a8|a9 ".repeat(5);
        assertThatThrownBy(() -> expand("fr", wide))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fewer alternatives");
    }

    /** Phrases are checked by these bounds before their forms are generated. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "fr", "de", "pt"})
    void shouldBoundTheFormsOfAnyWordOfTheTaxonomy(String language) {
        WordForms forms = WordForms.of(language);
        Pattern.compile("\\p{L}{2,}").matcher(Taxonomy.bundledYaml()).results().forEach(found -> {
            String word = found.group().toLowerCase(Locale.ROOT);
            assertThat(forms.verbal(word).size()).as(word).isLessThanOrEqualTo(Phrase.MOST_VERBAL_FORMS);
            assertThat(forms.nominal(word).size()).as(word).isLessThanOrEqualTo(Phrase.MOST_NOMINAL_FORMS);
        });
    }

    private static boolean fits(Phrase phrase, String text) {
        return fitsAt(phrase, "", text, 0);
    }

    private static boolean fitsAt(Phrase phrase, String title, String text, int token) {
        var tokens = Tokenizer.tokenize(new Lexicon.Builder().build(), title, text);
        return Phrase.casesFit(phrase.cases(), tokens, token);
    }

    private static List<String> expand(String language, String phrase) {
        return Phrase.expand(phrase, WordForms.of(language)).stream()
                .map(sequence -> String.join(" ", sequence.words()))
                .toList();
    }
}
