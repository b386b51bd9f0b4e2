package dev.courant.ingest.websub;

import static dev.courant.ingest.websub.CalledServer.CALLBACK;
import static dev.courant.ingest.websub.CalledServer.FEED;
import static dev.courant.ingest.websub.CalledServer.NOON;
import static dev.courant.ingest.websub.CalledServer.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.ingest.websub.PushLog.Written;
import dev.courant.schemas.Push;
import dev.courant.schemas.PushKind;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubCallsTest {
    private final CalledServer called = new CalledServer();

    @AfterEach
    void close() {
        called.close();
    }

    @Test
    void shouldVerifyASubscriptionThatWeAskedFor() throws Exception {
        HttpResponse<String> answer = called.get("subscribe", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("a+B/9=");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(called.pushes)
                .containsExactly(Push.newBuilder()
                        .setFeedId(CALLBACK.feedId())
                        .setTopic(CALLBACK.subscriptionId())
                        .setKind(PushKind.VERIFIED)
                        .setReceivedAt(NOON)
                        .setLeaseSeconds(864_000L)
                        .build());
        assertThat(called.counted("verified")).isOne();
    }

    @Test
    void shouldNotAgreeToAnotherTopic() throws Exception {
        HttpResponse<String> answer = called.get("subscribe", Map.of("hub.topic", "https://harbour.example/other"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEmpty();
        assertThat(called.pushes).isEmpty();
        assertThat(called.counted("unknown")).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "hub.challenge,''",
        "hub.challenge,a b",
        "hub.challenge,ü",
        "hub.mode,publish",
        "hub.mode,''",
        "hub.topic,''"
    })
    void shouldNotAgreeToWhatMakesNoSense(String name, String value) throws Exception {
        assertThat(called.get("subscribe", Map.of(name, value)).statusCode()).isEqualTo(404);
        assertThat(called.pushes).isEmpty();
    }

    @Test
    void shouldTellOfADenial() throws Exception {
        HttpResponse<String> answer = called.get("denied", Map.of("hub.reason", "not\r\nfor you" + "!".repeat(500)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(called.pushes).singleElement().satisfies(push -> {
            assertThat(push.getKind()).isEqualTo(PushKind.DENIED);
            assertThat(push.getReason()).startsWith("not for you!").hasSizeLessThanOrEqualTo(200);
        });
    }

    @Test
    void shouldTellOfTheEndOfASubscription() throws Exception {
        assertThat(called.get("unsubscribe", Map.of()).body()).isEqualTo("a+B/9=");
        assertThat(called.pushes).singleElement().satisfies(push -> {
            assertThat(push.getKind()).isEqualTo(PushKind.DENIED);
            assertThat(push.getReason()).isEqualTo("unsubscribed");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256", "sha384", "sha512"})
    void shouldTakeSignedContent(String method) throws Exception {
        assertThat(called.push(FEED, method).statusCode()).isEqualTo(202);

        assertThat(called.pushes).singleElement().satisfies(push -> {
            assertThat(push.getKind()).isEqualTo(PushKind.CONTENT);
            assertThat(push.getContentType()).isEqualTo("application/atom+xml; charset=utf-8");
            assertThat(push.getBody()).isEqualTo(ByteBuffer.wrap(FEED));
        });
        assertThat(called.counted("content")).isOne();
    }

    @Test
    void shouldIgnoreForgedContentAndLookPleased() throws Exception {
        String ofAnother = "sha256=" + "00".repeat(32);

        assertThat(called.hub.push(called.callback(), FEED).statusCode()).isEqualTo(202);
        assertThat(called.hub
                        .push(called.callback(), FEED, "X-Hub-Signature", ofAnother)
                        .statusCode())
                .isEqualTo(202);
        assertThat(called.pushes).isEmpty();
        assertThat(called.counted("forged")).isEqualTo(2);
    }

    @Test
    void shouldNotListenOnOtherAddresses() throws Exception {
        URI other = URI.create(called.callback().toString().replace(CALLBACK.feedId(), "f".repeat(32)));

        assertThat(called.hub.push(other, new byte[0]).statusCode()).isEqualTo(404);
        assertThat(called.hub
                        .get(other, Map.of("hub.mode", "subscribe", "hub.topic", TOPIC, "hub.challenge", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(called.pushes).isEmpty();
    }

    @Test
    void shouldAskToTryAgainWhenNothingCanBeKept() throws Exception {
        called.written = Written.FAILED;
        assertThat(called.push(FEED, "sha256").statusCode()).isEqualTo(503);
        HttpResponse<String> answer = called.get("subscribe", Map.of());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEmpty();

        called.written = Written.TOO_LARGE;
        assertThat(called.push(FEED, "sha256").statusCode()).isEqualTo(413);
    }
}
