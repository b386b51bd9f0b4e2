package dev.courant.parse.extract.metadata.date;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of persons, as forums and blogs show them beside a text. */
class PersonalDatesTest {
    private static final String HEADLINE = "<title>Geese return</title><h1>Geese return</h1>";
    private static final String POST = "<p>by mia » 04.03.2026, 10:12</p><p>They are back.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>Joined: Sep 18, 2008</div>",
                "<div>Joined Thu Sep 18, 2008 5:56 am</div>",
                "<div><b>Registriert:</b> Do 18. Sep 2008, 05:56</div>",
                "<div>Mitglied seit 18.09.2008</div>",
                "<div>Member since: 2008-09-18</div>",
                "<div>Inscription : 18 sept. 2008</div>",
                "<div>Date d’inscription: 18/09/2008</div>",
                "<div>Miembro desde: 18 septiembre 2008</div>",
                "<div>Iscritto il 18/09/2008</div>",
                "<div>Lid sinds 18-09-2008</div>",
                "<div>Medlem siden: 18. september 2008</div>",
                "<div>Зарегистрирован: 18 сен 2008</div>",
                "<div>Kayıt Tarihi: 18.09.2008</div>",
                "<div>注册时间：2008-09-18</div>",
                "<div>تاريخ التسجيل: 18-09-2008</div>",
                "<div>Account created: 18 September 2008</div>",
                "<div>Born on 18 September 2008</div>",
                "<div>Letzter Besuch: 18.09.2008</div>",
                "<dl><dt>Joined</dt><dd>18 Sep 2008</dd></dl>",
                "<div>Joined <time datetime=2008-09-18>Sep 2008</time></div>",
                "<div class=user-date>Joined 18 Sep 2008</div>"
            })
    void shouldNotTakeADateOfAPersonForTheDayOfPublication(String profile) {
        assertThat(DatedPage.day(HEADLINE + profile + POST)).isEqualTo("2026-03-04");
    }

    @Test
    void shouldHaveNoDateWhereOnlyThatOfAPersonIsShown() {
        assertThat(DatedPage.published(HEADLINE + "<p>Registered: 18.09.2008</p><p>They are back.</p>"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Member since 18.09.2008 · Posted: 4 March 2026</p>",
                "<p>Ann Born, 4 March 2026</p>",
                "<p>Kayıtlar 04.03.2026</p>",
                "<p>NATO, 4 March 2026</p>"
            })
    void shouldReadADateThatHasNoSuchLabel(String line) {
        assertThat(DatedPage.day(HEADLINE + line)).isEqualTo("2026-03-04");
    }
}
