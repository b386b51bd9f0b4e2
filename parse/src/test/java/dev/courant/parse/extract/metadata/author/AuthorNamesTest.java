package dev.courant.parse.extract.metadata.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorNamesTest {
    @Test
    void shouldSplitABylineAndDropRoles() {
        assertThat(people("By Ann Lee and Tom Vale, transport correspondent")).containsExactly("Ann Lee", "Tom Vale");
    }

    @Test
    void shouldKnowOtherLanguages() {
        assertThat(people("Von Jörg Aas und Mia Öz", "Par Élodie Noir", "Di Ugo Neri", "Автор: Олег Ким"))
                .containsExactly("Jörg Aas", "Mia Öz", "Élodie Noir", "Ugo Neri", "Олег Ким");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Por Inés Calle y Tomás Reno",
                "Por Inés Calle e Tomás Reno",
                "Inés Calle og Tomás Reno",
                "Inés Calle / Tomás Reno"
            })
    void shouldPartTwoNames(String byline) {
        assertThat(people(byline)).containsExactly("Inés Calle", "Tomás Reno");
    }

    @ParameterizedTest
    @ValueSource(strings = {"José Ortega y Gasset", "Ludwig van der Berg", "Paul (Pip) Grey"})
    void shouldNotPartOneName(String name) {
        assertThat(people(name)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann Lee Senior Reporter",
                "By Ann Lee, Sunday, November 22, 2026, 14:49 UTC",
                "Ann Lee on 4 March 2026",
                "Written by: Ann Lee (Tern)",
                "Ann Lee(Tern, office by the lake)"
            })
    void shouldCutOffWhatFollowsAName(String byline) {
        assertThat(people(byline)).containsExactly("Ann Lee");
    }

    @Test
    void shouldNotSplitTheNameOfTheOutlet() {
        assertThat(AuthorNames.of(List.of("Hens & i"), List.of("Hens & i")).outlets())
                .containsExactly("Hens & i");
    }

    @Test
    void shouldTakeAHostForAnAuthorOnlyWhereNobodyElseIsNamed() {
        assertThat(people("fowl.example", "Ann Lee")).containsExactly("Ann Lee");
        assertThat(people("fowl.example")).containsExactly("fowl.example");
    }

    @Test
    void shouldLetAnAgencySignBesidePeople() {
        assertThat(AuthorNames.of(List.of("Ann Lee", "xpa", "transport correspondent"), List.of())
                        .signing())
                .containsExactly("Ann Lee", "xpa");
        assertThat(AuthorNames.of(List.of("xpa"), List.of()).signing()).isEmpty();
    }

    @Test
    void shouldTellTheOutletAndADeskFromPeople() {
        AuthorNames.Names names = AuthorNames.of(
                List.of("Ann Lee | The Tidewater Courier", "Newsroom", "XPA"), List.of("The Tidewater Courier"));

        assertThat(names.people()).containsExactly("Ann Lee");
        assertThat(names.desks()).containsExactly("Newsroom", "XPA");
        assertThat(names.outlets()).containsExactly("The Tidewater Courier");
    }

    @Test
    void shouldNotRepeatAName() {
        assertThat(people("Ann Lee", "ANN LEE")).containsExactly("Ann Lee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "https://x.example/ann",
                "ann@x.example",
                "@ann",
                "Staff Writer",
                "Updated 12 minutes ago",
                "",
                "Sunday",
                "4 March 2026"
            })
    void shouldTakeNobodyForAnAuthor(String text) {
        assertThat(people(text)).isEmpty();
    }

    private static List<String> people(String... bylines) {
        return AuthorNames.of(List.of(bylines), List.of()).people();
    }
}
