package dev.courant.parse.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.url.WebUrl;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedRedirectTest {
    private static final WebUrl URL =
            WebUrl.parse("https://weir.example/out/click?id=7").orElseThrow();
    private static final String STORY = "https://weir.example/2031/05/lock-opens";
    private static final String PROSE =
            "<p>" + "The lock at the weir opened again on Monday after two years. ".repeat(6);

    private static Optional<String> target(String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        return StatedRedirect.of(new Page(body, null, URL.toString()), URL).map(WebUrl::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta http-equiv='refresh' content='0; url=https://weir.example/2031/05/lock-opens'>",
                "<META HTTP-EQUIV=\"Refresh\" CONTENT=\"0;URL='https://weir.example/2031/05/lock-opens'\">",
                "<meta content='0,https://weir.example/2031/05/lock-opens' http-equiv=refresh>",
                "<meta http-equiv=refresh content='0.5; /2031/05/lock-opens'>",
                "<meta http-equiv=refresh content='3;url= ../2031/05/lock-opens'><p>You are taken to the story.",
                "<base href='/2031/05/'><meta http-equiv=refresh content='0;url=lock-opens'>",
                "<noscript><meta http-equiv=refresh content='0;url=/2031/05/lock-opens'></noscript><script>go()</script>",
                "<body><noscript><meta http-equiv=refresh content='0;url=/2031/05/lock-opens'></noscript>",
                "<script>window.location.replace(\"https:\\/\\/weir.example\\/2031\\/05\\/lock-opens\")</script>",
                "<script>document.location.href = 'https://weir.example/2031/05/lock-opens';</script>",
                "<script>location='\\x2f2031\\u002f05/lock-opens'</script>",
            })
    void shouldReadWhereAPageLeads(String html) {
        assertThat(target("<html><head><title>Weir</title>" + html)).contains(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta http-equiv=refresh content=300>",
                "<meta http-equiv=refresh content='0'>",
                "<meta http-equiv=refresh content='900; url=/2031/05/lock-opens'>",
                "<meta http-equiv=refresh content='0; url=/out/click?id=7#top'>",
                "<meta http-equiv=refresh content='0; url=javascript:go()'>",
                "<!-- <meta http-equiv=refresh content='0; url=/2031/05/lock-opens'> -->",
                "<template><meta http-equiv=refresh content='0; url=/2031/05/lock-opens'></template>",
                "<script>if (location == '/2031/05/lock-opens') show()</script>",
                "<script>mylocation = '/2031/05/lock-opens'</script>",
                "<script>window._cf_chl_opt = {}; location = '/2031/05/lock-opens'</script>",
            })
    void shouldStayOnAPageThatLeadsNowhere(String html) {
        assertThat(target("<html><head><title>Weir</title>" + html)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<noscript><meta http-equiv=refresh content='0; url=/please-enable-scripts'></noscript>",
                "<meta http-equiv=refresh content='20; url=/next-story'>",
                "<script>if (old) { location.href = '/m/lock-opens'; }</script>",
            })
    void shouldStayOnAPageThatHasAText(String html) {
        assertThat(target("<head>" + html + "</head><body>" + PROSE)).isEmpty();
    }

    @Test
    void shouldLeaveAPageWithTextThatRefreshesAtOnce() {
        assertThat(target("<meta http-equiv=refresh content='0;url=" + STORY + "'><body>" + PROSE))
                .contains(STORY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0; url=/2031/05/lock-opens|true",
                "2;URL=\"https://weir.example/2031/05/lock-opens\"|true",
                "0|false",
                "600; url=/2031/05/lock-opens|false",
                "soon; url=/2031/05/lock-opens|false",
            })
    void shouldReadTheHeader(String header, boolean leads) {
        assertThat(StatedRedirect.ofHeader(header, URL).map(WebUrl::toString))
                .isEqualTo(leads ? Optional.of(STORY) : Optional.empty());
    }
}
