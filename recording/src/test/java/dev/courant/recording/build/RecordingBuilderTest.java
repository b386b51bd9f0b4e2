package dev.courant.recording.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.recording.Exchange;
import dev.courant.recording.RecordedFeed;
import dev.courant.recording.Recording;
import dev.courant.recording.ServerBehaviour;
import dev.courant.runtime.CourantException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingBuilderTest {
    private static final String HOME = "https://harbour.example";
    private static final String FEED = HOME + "/feed";

    private static PublisherBuilder harbour() {
        return RecordingBuilder.recording().publisher("Harbour Herald", HOME);
    }

    private static Recording week() {
        return harbour()
                .language("en")
                .robots("User-agent: *\nDisallow: /drafts/")
                .rss("/feed")
                .item("Quay closes for repairs")
                .at("2026-03-01T08:00Z")
                .page("The quay closes on Monday.", "It takes a week.")
                .at("2026-03-01T12:00Z")
                .title("Quay closes for two weeks")
                .at("2026-03-03T00:00Z")
                .removed()
                .item("Ferry strike begins")
                .at("2026-03-02T06:00Z")
                .fails(503)
                .header("Retry-After", "3600")
                .at("2026-03-02T07:30Z")
                .page("Ferry crews have stopped work.")
                .publisher("Gull Gazette", "https://gull.example")
                .atom("/news.atom")
                .fullContent()
                .at("2026-03-04T00:00Z")
                .movedTo("/all.atom")
                .item("Gulls & terns <return>")
                .at("2026-03-02T09:00Z")
                .slow(Duration.ofSeconds(2))
                .page("The gulls are back.")
                .url("/all.atom")
                .at("2026-03-04T00:00Z")
                .gone()
                .build();
    }

    private static Exchange answer(Recording recording, String url, String time) {
        return recording.answer(url, Instant.parse(time)).orElseThrow();
    }

    private static String body(Recording recording, String url, String time) {
        return new String(answer(recording, url, time).body(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldChangeTheFeedWhenItsItemsDo() {
        Recording week = week();

        assertThat(week.times(FEED))
                .extracting(Instant::toString)
                .containsExactly(
                        "2026-03-01T08:00:00Z", "2026-03-01T12:00:00Z", "2026-03-02T06:00:00Z", "2026-03-03T00:00:00Z");
        assertThat(body(week, FEED, "2026-03-01T08:00:00Z"))
                .contains("<title>Quay closes for repairs</title>", "<language>en</language>")
                .contains("<link>https://harbour.example/quay-closes-for-repairs</link>")
                .contains("<pubDate>Sun, 1 Mar 2026 08:00:00 GMT</pubDate>");
        assertThat(body(week, FEED, "2026-03-02T06:00:00Z"))
                .containsSubsequence("Ferry strike begins", "Quay closes for two weeks")
                .doesNotContain("for repairs<");
        assertThat(body(week, FEED, "2026-03-05T00:00:00Z"))
                .contains("Ferry strike begins")
                .doesNotContain("Quay closes for");
    }

    @Test
    void shouldRevisePages() {
        String page = HOME + "/quay-closes-for-repairs";
        Recording week = week();

        assertThat(week.times(page)).hasSize(2);
        assertThat(body(week, page, "2026-03-01T09:00:00Z"))
                .contains("<html lang=\"en\">", "<h1>Quay closes for repairs</h1>", "<p>It takes a week.</p>")
                .contains("<link rel=\"canonical\" href=\"" + page + "\">", "2026-03-01T08:00:00Z");
        assertThat(body(week, page, "2026-03-09T00:00:00Z"))
                .contains("<h1>Quay closes for two weeks</h1>", "2026-03-01T08:00:00Z");
    }

    @Test
    void shouldFailAndRecover() {
        String page = HOME + "/ferry-strike-begins";
        Exchange failing = answer(week(), page, "2026-03-02T06:00:00Z");

        assertThat(failing.status()).isEqualTo(503);
        assertThat(failing.header("Retry-After")).contains("3600");
        Exchange well = answer(week(), page, "2026-03-02T07:30:00Z");
        assertThat(well.status()).isEqualTo(200);
        assertThat(well.header("Retry-After")).isEmpty();
    }

    @Test
    void shouldWriteTheFaultsOfServers() {
        Recording week = week();
        Exchange gulls = answer(week, "https://gull.example/gulls-terns-return", "2026-03-02T09:00:00Z");
        Exchange moved = answer(week, "https://gull.example/news.atom", "2026-03-04T00:00:00Z");

        assertThat(ServerBehaviour.of(gulls)).contains(new ServerBehaviour.Slow(Duration.ofSeconds(2)));
        assertThat(moved.status()).isEqualTo(301);
        assertThat(moved.header("Location")).contains("https://gull.example/all.atom");
        assertThat(answer(week, "https://gull.example/all.atom", "2026-03-04T00:00:00Z")
                        .status())
                .isEqualTo(410);
    }

    @Test
    void shouldWriteFullContentWithMarkupEscaped() {
        assertThat(body(week(), "https://gull.example/news.atom", "2026-03-02T09:00:00Z"))
                .contains("<title>Gulls &amp; terns &lt;return&gt;</title>")
                .contains("<content type=\"html\">&lt;p&gt;The gulls are back.&lt;/p&gt;</content>")
                .contains("<updated>2026-03-02T09:00:00Z</updated>");
    }

    @Test
    void shouldNameTheFeedsAsAnOperatorWouldAddThem() {
        assertThat(week().feeds())
                .containsExactly(
                        new RecordedFeed(FEED, "Harbour Herald", "Harbour Herald", "en"),
                        new RecordedFeed("https://gull.example/news.atom", "Gull Gazette", "Gull Gazette", null));
    }

    @Test
    void shouldGiveTheSameBytesForTheSameCalls() {
        Recording one = week();
        Recording other = week();

        assertThat(one.urls()).isEqualTo(other.urls());
        for (String url : one.urls()) {
            assertThat(one.times(url)).isEqualTo(other.times(url));
            for (Instant at : one.times(url)) {
                assertThat(one.answer(url, at)).usingRecursiveComparison().isEqualTo(other.answer(url, at));
            }
        }
    }

    @Test
    void shouldGiveTheRobotsFileFromTheFirstAnswerOn() {
        assertThat(week().times(HOME + "/robots.txt")).containsExactly(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(week().begin()).contains(Instant.parse("2026-03-01T08:00:00Z"));
    }

    @Test
    void shouldShowTheNewestItemsOnly() {
        Recording recording = harbour()
                .atom("/feed")
                .newest(1)
                .at("2026-03-01T00:00Z")
                .item("First")
                .at("2026-03-01T08:00Z")
                .item("Second")
                .at("2026-03-01T09:00Z")
                .build();

        assertThat(body(recording, FEED, "2026-03-01T00:00:00Z")).doesNotContain("<entry>");
        assertThat(body(recording, FEED, "2026-03-01T08:00:00Z")).contains("First");
        assertThat(body(recording, FEED, "2026-03-01T09:00:00Z"))
                .contains("Second")
                .doesNotContain("First");
        assertThat(recording.answer(HOME + "/first", Instant.parse("2026-03-02T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void shouldLetTheFeedFailWhileItsItemsGoOn() {
        Recording recording = harbour()
                .rss("/feed")
                .at("2026-03-01T08:30Z")
                .fails(500)
                .at("2026-03-01T09:30Z")
                .recovers()
                .item("First")
                .at("2026-03-01T08:00Z")
                .item("Second")
                .at("2026-03-01T09:00Z")
                .build();

        assertThat(recording.times(FEED))
                .extracting(at -> recording.answer(FEED, at).orElseThrow().status())
                .containsExactly(200, 500, 200);
        assertThat(body(recording, FEED, "2026-03-01T09:30:00Z")).contains("First", "Second");
    }

    @Test
    void shouldTellItemsOfOneTitleApart() {
        Recording recording = harbour()
                .rss("/feed")
                .item("Weather")
                .at("2026-03-01T08:00Z")
                .page("Rain.")
                .item("Weather")
                .at("2026-03-02T08:00Z")
                .page("Sun.")
                .item("天気")
                .link("https://weather.example/ja")
                .at("2026-03-03T08:00Z")
                .html("<p>晴れ")
                .build();

        assertThat(recording.urls())
                .containsExactlyInAnyOrder(FEED, HOME + "/weather", HOME + "/weather-2", "https://weather.example/ja");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("\"yesterday\" is no time", it -> it.item("A").at("yesterday")),
                mistake("\"2026-03-01T08:00\" is no time", it -> it.item("A").at("2026-03-01T08:00")),
                mistake(
                        "item \"A\": 2026-03-01T08:00:00Z is not after 2026-03-01T08:00:00Z",
                        it -> it.item("A").at("2026-03-01T08:00Z").at("2026-03-01T09:00+01:00")),
                mistake(
                        "item \"A\": two answers at 2026-03-01T08:00:00Z",
                        it -> it.item("A").at("2026-03-01T08:00Z").page("One.").gone()),
                mistake("item \"A\": an answer needs a time", it -> it.item("A").page("One.")),
                mistake("item \"A\": a summary needs a time", it -> it.item("A").summary("One.")),
                mistake(
                        "item \"A\": a page has paragraphs",
                        it -> it.item("A").at("2026-03-01T08:00Z").page()),
                mistake("item \"A\" never appears", it -> it.item("A").build()),
                mistake(
                        "no earlier answer to recover",
                        it -> it.item("A").at("2026-03-01T08:00Z").recovers()),
                mistake(FEED + " is empty", it -> it.build()),
                mistake(
                        FEED + ": 200 is no error",
                        it -> it.at("2026-03-01T08:00Z").fails(200)),
                mistake("is no header field", it -> it.at("2026-03-01T08:00Z").header("A b", "c")),
                mistake(
                        "a slow answer needs a delay above 0",
                        it -> it.at("2026-03-01T08:00Z").slow(Duration.ZERO)),
                mistake(FEED + " is there already", it -> it.item("A").link("/feed")),
                mistake(
                        "ftp://harbour.example/a is no place of " + HOME,
                        it -> it.item("A").link("ftp://harbour.example/a")),
                mistake("harbour.example is no home page", it -> it.publisher("B", "harbour.example")),
                mistake("https://b.example/news is no home page", it -> it.publisher("B", "https://b.example/news")),
                mistake(
                        "english! is no language",
                        it -> it.publisher("B", "https://b.example").language("english!")));
    }

    private static Arguments mistake(String message, Consumer<FeedBuilder> calls) {
        return Arguments.of(message, calls);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void shouldRefuseWhatCannotBe(String message, Consumer<FeedBuilder> calls) {
        FeedBuilder feed = harbour().rss("/feed");

        assertThatThrownBy(() -> calls.accept(feed))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining(message)
                .message()
                .hasLineCount(1);
    }
}
