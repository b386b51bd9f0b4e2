package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedPeopleTest {
    @ParameterizedTest
    @CsvSource({
        "Ida Moss, Ida Moss,",
        "ida@gazette.example, , ida@gazette.example",
        "ida@gazette.example (Ida Moss), Ida Moss, ida@gazette.example",
        "Ida Moss (ida@gazette.example), Ida Moss, ida@gazette.example",
        "Ida Moss <ida@gazette.example>, Ida Moss, ida@gazette.example",
        "mailto:ida@gazette.example, , ida@gazette.example",
        "' Ida\n   Moss ', Ida Moss,",
        "@ida, @ida,",
        "By Ida Moss, Ida Moss,",
        "Por Ida Moss, Ida Moss,",
        "By Night, By Night,",
        "(Ida Moss), Ida Moss,",
        "<a href=/ida>Ida Moss</a>, Ida Moss,",
        "Ida <b>Moss</b> <ida@gazette.example>, Ida Moss, ida@gazette.example",
        "Ida O&#8217;Moss, Ida O’Moss,",
        "Moss &amp; Sons, Moss & Sons,"
    })
    void shouldSeparateNamesAndEmailAddresses(String line, String name, String email) {
        assertThat(FeedPeople.ofLine(line)).isEqualTo(new FeedPerson(name, email, null));
    }

    @Test
    void shouldNameNobodyByAnAddressOrAPlaceholder() {
        assertThat(FeedPeople.ofLine("https://gazette.example/ida"))
                .isEqualTo(new FeedPerson(null, null, "https://gazette.example/ida"));
        assertThat(FeedPeople.ofLine("null")).isNull();
        assertThat(FeedPeople.ofLine("()")).isNull();
    }

    @Test
    void shouldKeepTheAddressOfAPersonWhoIsNamedTwice() {
        FeedEntry entry = Reading.item("<itunes:author>Ida</itunes:author><author>ida@gazette.example (Ida)</author>");

        assertThat(entry.authors()).containsExactly(new FeedPerson("Ida", "ida@gazette.example", null));
    }

    @Test
    void shouldListEachAuthorOnceAndInheritThoseOfTheFeed() {
        Feed feed =
                Reading.rss("<managingEditor>Ida</managingEditor><item><dc:creator>Ben</dc:creator><author>Ben</author>"
                        + "<itunes:author>Ada</itunes:author></item><item/>");

        assertThat(feed.entries().getFirst().authors())
                .extracting(FeedPerson::name)
                .containsExactly("Ben", "Ada");
        assertThat(feed.entries().get(1).authors()).extracting(FeedPerson::name).containsExactly("Ida");
    }

    @Test
    void shouldInheritTheAuthorsOfTheSourceBeforeThoseOfTheFeed() {
        Feed feed = Reading.feed("<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Feed</name></author>"
                + "<entry><source><author><name>Source</name></author></source></entry></feed>");

        assertThat(feed.entries().getFirst().authors())
                .extracting(FeedPerson::name)
                .containsExactly("Source");
    }
}
