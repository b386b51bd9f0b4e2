package dev.courant.parse.text.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextDecoderTest {
    private static String text(byte[] body, @Nullable String label) {
        return TextDecoder.decode(body, label).text();
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<meta charset='windows-1251'>газета", "<?xml version='1.0' encoding='windows-1251'?>газета"})
    void shouldReadTheDeclarationsOfPagesAndOfFeeds(String document) {
        assertThat(text(bytes(document, "windows-1251"), null)).isEqualTo(document);
    }

    @Test
    void shouldPreferTheTransportToTheDeclaration() {
        String document = "<meta charset=iso-8859-1>газета";

        assertThat(text(bytes(document, "windows-1251"), "\"Windows-1251\"")).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-8"})
    void shouldBelieveAByteOrderMarkBeforeLabels(String charset) {
        assertThat(text(bytes("\ufeff<p>Łódź", charset), "windows-1252")).isEqualTo("<p>Łódź");
    }

    @Test
    void shouldRepairUtf8WithAStrayByteWhetherItIsDeclaredOrNot() {
        byte[] body = bytes("Łódź café #", "UTF-8");
        body[body.length - 1] = (byte) 0x96;

        assertThat(text(body, null)).isEqualTo("Łódź café –");
        assertThat(text(body, "utf-8")).isEqualTo("Łódź café –");
        assertThat(TextDecoder.decode(body, null).problem()).contains("1 bytes are not UTF-8");
    }

    @Test
    void shouldReadASingleStrayByteAmongAsciiAsWindows1252() {
        assertThat(text(new byte[] {'5', ' ', (byte) 0x80}, null)).isEqualTo("5 €");
    }

    @Test
    void shouldDecodeWhatIsLeftOfADocument() {
        byte[] body = bytes("<meta charset=koi8-r>газета", "KOI8-R");
        TextDecoder decoder = TextDecoder.of(body, body.length, null);
        byte[] rest = Arrays.copyOfRange(body, body.length - 6, body.length + 10);

        assertThat(decoder.decode(rest, 6).text()).isEqualTo("газета");
    }

    @Test
    void shouldTellWhetherBytesOfAsciiAreAscii() {
        byte[] wide = "\ufeff<p>".getBytes(StandardCharsets.UTF_16LE);

        assertThat(TextDecoder.of(wide, wide.length, null).keepsAscii()).isFalse();
        assertThat(TextDecoder.of(new byte[0], 0, "iso-2022-jp").keepsAscii()).isFalse();
        assertThat(TextDecoder.of(new byte[0], 0, "gbk").keepsAscii()).isTrue();
    }
}
