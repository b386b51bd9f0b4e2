package dev.courant.parse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDecodingTest {
    private static String document(String encoding, String title) {
        return "<?xml version='1.0' encoding='" + encoding + "'?><rss><channel><title>" + title
                + "</title></channel></rss>";
    }

    private static @Nullable String title(byte[] body, @Nullable String contentType) {
        return Reading.read(Reading.of(body, contentType)).feed().title();
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, Zürich – Łódź",
        "iso-8859-2, Łódź i Kraków",
        "windows-1251, Вечерний город",
        "koi8-r, Вечерний город",
        "gb2312, 港口新闻今日头条",
        "euc-kr, 항구 도시 소식",
        "shift_jis, 港町の新聞",
        "euc-jp, 港町の新聞",
        "iso-2022-jp, 港町の新聞",
        "big5, 港口新聞今日頭條",
        "utf-16, Zürich – Łódź",
        "utf-16le, Zürich – Łódź",
        "utf-16be, Zürich – Łódź"
    })
    void shouldBelieveADeclarationThatTheBytesBear(String encoding, String title) {
        byte[] body = document(encoding, title).getBytes(Charset.forName(encoding));

        assertThat(title(body, null)).isEqualTo(title);
    }

    @Test
    void shouldPreferTheHeaderToTheDeclaration() {
        byte[] body = document("iso-8859-1", "Привет").getBytes(Charset.forName("windows-1251"));

        assertThat(title(body, "text/xml; charset=\"windows-1251\"")).isEqualTo("Привет");
    }

    @Test
    void shouldPreferWellFormedUtf8ToLabels() {
        byte[] body = document("iso-8859-1", "Привет").getBytes(StandardCharsets.UTF_8);

        assertThat(title(body, "text/xml; charset=koi8-r")).isEqualTo("Привет");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "no-such-charset", ""})
    void shouldIgnoreADeclarationThatCannotBe(String encoding) {
        byte[] body = document(encoding, "Zürich").getBytes(StandardCharsets.UTF_8);

        assertThat(title(body, null)).isEqualTo("Zürich");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "us-ascii", "utf-8"})
    void shouldReadWindows1252UnderTheUsualWrongLabels(String label) {
        byte[] body = document(label, "“Café” – 5 €").getBytes(Charset.forName("windows-1252"));

        assertThat(title(body, null)).isEqualTo("“Café” – 5 €");
    }

    @Test
    void shouldGuessACharsetThatNothingNames() {
        String text =
                "Вечерний город сообщает новости порта и трамвайной линии, которая снова открыта для всех жителей";
        byte[] body = ("<rss><channel><title>" + text + "</title></channel></rss>").getBytes(Charset.forName("KOI8-R"));

        assertThat(title(body, null)).isEqualTo(text);
    }

    @Test
    void shouldMendSingleBytesInUtf8AndSaySo() {
        byte[] body = document("utf-8", "Łódź caf#").getBytes(StandardCharsets.UTF_8);
        body[indexOf(body, '#')] = (byte) 0xe9;

        FeedReading.Read read = Reading.read(Reading.of(body, null));

        assertThat(read.feed().title()).isEqualTo("Łódź café");
        assertThat(read.problems()).containsExactly("charset: 1 bytes are not UTF-8, read as windows-1252");
    }

    @Test
    void shouldUnpackAGzippedBodyThatNoHeaderAnnounced() throws IOException {
        byte[] packed = gzip(document("utf-8", "Packed"));

        assertThat(title(packed, null)).isEqualTo("Packed");
        assertThat(Reading.read(Reading.of(Arrays.copyOf(packed, packed.length - 6), null))
                        .problems())
                .anyMatch(problem -> problem.startsWith("gzip: the body breaks off"));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static int indexOf(byte[] body, char c) {
        int i = 0;
        while (body[i] != c) {
            i++;
        }
        return i;
    }

    /** Servers and programs name ISO-8859-1 or UTF-8 without knowing better. */
    @ParameterizedTest
    @CsvSource({
        "windows-1251, Вечерний город: мост через залив снова открыт для движения",
        "windows-1251, Міст через затоку знову відкрили для руху після ремонту",
        "koi8-r, Вечерний город: мост через залив снова открыт для движения",
        "gbk, 港口新闻：海湾大桥维修结束后重新开放，渡轮恢复航行",
        "big5, 港口新聞：海灣大橋維修結束後重新開放，渡輪恢復航行",
        "shift_jis, 港町の新聞：湾の橋は修理が終わり、きのう再び開通した",
        "euc-kr, 항구 소식: 만을 가로지르는 다리가 다시 열렸습니다",
        "windows-1253, Η γέφυρα στον κόλπο άνοιξε ξανά για την κυκλοφορία",
    })
    void shouldBelieveTheBytesRatherThanAWesternLabel(String charset, String title) {
        for (String label : new String[] {"iso-8859-1", "windows-1252", "utf-8"}) {
            byte[] body = document(label, title).getBytes(Charset.forName(charset));

            assertThat(title(body, null)).as(label).isEqualTo(title);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Où est passée la navette de l’été dernier ? « À l’île », répond-on…",
                "Bücher über Öl – groß und schön"
            })
    void shouldKeepAWesternLabelThatIsRight(String title) {
        byte[] body = document("iso-8859-1", title).getBytes(Charset.forName("windows-1252"));

        assertThat(title(body, null)).isEqualTo(title);
    }
}
