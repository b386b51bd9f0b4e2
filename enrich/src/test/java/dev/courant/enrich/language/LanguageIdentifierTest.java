package dev.courant.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.text.Resources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdentifierTest {
    private static final String SPANISH =
            "El puente que cruza el río fue cerrado por la lluvia, y los vecinos de la aldea no saben cuándo se abrirá.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The bridge over the river was closed because of the rain, and nobody in the village knows when it will open.
            es | El puente que cruza el río fue cerrado por la lluvia, y los vecinos de la aldea no saben cuándo se abrirá.
            fr | Le pont qui traverse la rivière a été fermé à cause de la pluie, et les habitants ne savent pas quand il ouvrira.
            de | Die Brücke über den Fluss wurde wegen des Regens gesperrt, und niemand in dem Dorf weiß, wann sie öffnet.
            pt | A ponte que cruza o rio foi fechada por causa da chuva, e os moradores da aldeia não sabem quando ela será aberta.
            it | Il ponte che attraversa il fiume è stato chiuso per la pioggia, e gli abitanti del paese non sanno quando aprirà.
            """)
    void shouldIdentifyTheLanguageOfASentence(String language, String text) {
        assertThat(identify(text, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ca | El govern ha aprovat aquest dimarts el pressupost, amb més diners per a les escoles i els hospitals de la ciutat.
            ca | Els veïns de la vila protesten perquè tanquen la via del tren. L'alcaldessa diu que les obres duraran dos anys.
            gl | O concello abre a nova biblioteca o luns. A alcaldesa di que as obras custaron dous millóns.
            gl | Pechan a ponte que cruza o río por mor da choiva, e os veciños non saben cando abrirá. Xa é a segunda vez este ano.
            es | El gobierno aprobó este martes el presupuesto, con más dinero para las escuelas y los hospitales de la ciudad.
            es | Han dicho que van a cerrar la vía del tren. Todos van tres años así, y la alcaldesa no dice nada.
            pt | O governo aprovou na terça o orçamento, com mais dinheiro para as escolas e os hospitais da cidade.
            pt | Todos os anos a cidade fecha a ponte por causa da chuva. Agora só os barcos passam.
            fr | Le gouvernement a approuvé mardi le budget, avec plus d'argent pour les écoles et les hôpitaux de la ville.
            it | Il governo ha approvato martedì il bilancio, con più soldi per le scuole e gli ospedali della città.
            """)
    void shouldTellCatalanAndGalicianFromTheirNeighbors(String language, String text) {
        assertThat(identify(text, null)).isEqualTo(language);
        assertThat(identify(text, "es")).isEqualTo(language);
    }

    @Test
    void shouldAcceptTheDeclaredLanguageOfAShortText() {
        assertThat(identify("Puente cerrado", "es-MX")).isEqualTo("es");
    }

    @Test
    void shouldRejectADeclarationThatTheTextClearlyContradicts() {
        assertThat(identify(SPANISH, "en")).isEqualTo("es");
    }

    @Test
    void shouldReturnUndeterminedWhenItCannotDecide() {
        assertThat(identify("", null)).isEqualTo("und");
        assertThat(identify("Ardmoor 2 Karlin 1", null)).isEqualTo("und");
        assertThat(identify("alfa bravo charlie delta echo foxtrot golf hotel india juliett ".repeat(10), "en"))
                .isEqualTo("und");
    }

    @Test
    void shouldIdentifyTerseSentencesThatNamePlaces() {
        assertThat(identify(
                        "Ardmoor closes port. Ardmoor closed a port on Monday. The harbour master in Bellum gave no reason."
                                + " Karlin sent a ship.",
                        null))
                .isEqualTo("en");
    }

    @Test
    void shouldIdentifyLanguagesWithoutRules() {
        assertThat(identify("Most zamknięto z powodu deszczu", null)).isEqualTo("pl");
        assertThat(identify("Мост закрыли из-за дождя ".repeat(30), "en")).isEqualTo("ru");
    }

    @Test
    void shouldKeepADeclaredLanguageItDoesNotKnow() {
        assertThat(identify("Мост закрыли из-за дождя", "ru_RU")).isEqualTo("ru");
    }

    /** The figures are in docs/quality.md. A wrong language does more harm than an undetermined one. */
    @Test
    void shouldIdentifyShortTexts() {
        var wrong = new ArrayList<String>();
        int right = 0;
        List<String> lines = Resources.lines(LanguageIdentifierTest.class, "short-texts.txt");
        for (String line : lines) {
            int space = line.indexOf(' ');
            String answer = identify(line.substring(space + 1), null);
            if (answer.equals(line.substring(0, space))) {
                right++;
            } else if (!answer.equals("und")) {
                wrong.add(answer + " for " + line);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThanOrEqualTo((int) (0.95 * lines.size()));
    }

    private static String identify(String text, @Nullable String declared) {
        return LanguageIdentifier.identify("", text, declared);
    }
}
