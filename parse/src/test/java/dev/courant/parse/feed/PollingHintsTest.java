package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollingHintsTest {
    @ParameterizedTest
    @CsvSource({"hourly, 1, PT1H", "Hourly, 2, PT30M", "daily, 4, PT6H", "weekly, 7, PT24H", "yearly, 365, PT24H"})
    void shouldDivideThePeriodByTheFrequency(String period, String frequency, Duration interval) {
        Feed feed = Reading.rss("<sy:updatePeriod> " + period + "\n</sy:updatePeriod><sy:updateFrequency>" + frequency
                + "</sy:updateFrequency>");

        assertThat(feed.polling().updateInterval()).isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ttl/>",
                "<ttl>0</ttl>",
                "<ttl>-5</ttl>",
                "<ttl>soon</ttl>",
                "<ttl>99999999999</ttl>",
                "<sy:updatePeriod>often</sy:updatePeriod>",
                "<sy:updateFrequency>3</sy:updateFrequency>"
            })
    void shouldIgnoreInvalidHints(String hint) {
        assertThat(Reading.rss(hint).polling()).isEqualTo(FeedPolling.NONE);
    }

    @Test
    void shouldAssumeOneUpdatePerPeriodWithoutAFrequency() {
        assertThat(Reading.rss("<sy:updatePeriod>daily</sy:updatePeriod>")
                        .polling()
                        .updateInterval())
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void shouldListEachHubOnce() {
        Feed feed =
                Reading.feed("<feed xmlns='http://www.w3.org/2005/Atom'><link rel='hub' href='https://hub.example/'/>"
                        + "<link rel='hub' href='https://hub.example/'/><link rel='hub' href='/hub'/></feed>");

        assertThat(feed.polling().hubs()).containsExactly("https://hub.example/", "https://feeds.example/hub");
    }
}
