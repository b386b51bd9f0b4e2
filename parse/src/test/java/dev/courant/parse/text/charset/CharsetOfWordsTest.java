package dev.courant.parse.text.charset;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.parse.text.Resources;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What charset is told by content: languages, times their charsets, times what the label says, times lengths. */
class CharsetOfWordsTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What servers and programs write without knowing better; "-" is no label. */
    private static final List<String> CARELESS = List.of("-", "ISO-8859-1", "windows-1252", "us-ascii", "UTF-8");

    private static final String PAGE = "<!doctype html><html><head><title>%s</title><meta name=author content='Ed'>"
            + "<script>var text = 'menu';</script></head><body><nav><a href='/home'>Home</a> Latest news</nav>"
            + "<article class=\"story-body\"><p>%s</p></article></body></html>";
    private static final String FEED = "<rss version='2.0'><channel><title>Harbour News</title><item><title>%s</title>"
            + "<description><![CDATA[<p>%s</p>]]></description></item></channel></rss>";

    private static Map<String, List<String>> sentences(String list) {
        Map<String, List<String>> sentences = new LinkedHashMap<>();
        for (String line : Resources.lines(CharsetOfWordsTest.class, list)) {
            int colon = line.indexOf(": ");
            sentences
                    .computeIfAbsent(line.substring(0, colon), language -> new ArrayList<>())
                    .add(line.substring(colon + 2));
        }
        return sentences;
    }

    private static List<String> sentences(String list, String language) {
        return sentences(list).getOrDefault(language, List.of());
    }

    /** A title alone, a title with a sentence, and all sentences; bare, in a page and in a feed. */
    private static Stream<String> documents(List<String> sentences) {
        String title = sentences.getFirst();
        String all = String.join(" ", sentences.subList(sentences.size() > 1 ? 1 : 0, sentences.size()));
        String second = sentences.get(sentences.size() > 1 ? 1 : 0);
        return Stream.of(
                title,
                title + "\n" + second,
                PAGE.formatted(title, ""),
                PAGE.formatted(title, all),
                FEED.formatted(title, second));
    }

    private static TextDecoder.Decoded decoded(String document, Charset charset, String label) {
        return TextDecoder.decode(document.getBytes(charset), label.equals("-") ? null : label);
    }

    /** Returns what was not read as it was written, as "label, length: charset". */
    private static String confusions(List<String> sentences, Charset charset, List<String> labels) {
        return documents(sentences)
                .flatMap(document -> labels.stream()
                        .filter(label ->
                                !decoded(document, charset, label).text().equals(document))
                        .map(label -> label + ", " + document.length() + " characters: "
                                + decoded(document, charset, label).problem()))
                .collect(joining("; "));
    }

    static Stream<String> languages() {
        return sentences("sentences.txt").keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void shouldReadALanguageInItsCharsetsWhateverACarelessLabelSays(String language) {
        List<String> sentences = sentences("sentences.txt", language);

        for (String charset : language.split(" ")[1].split(",")) {
            assertThat(confusions(sentences, Charset.forName(charset), CARELESS))
                    .as("%s in %s", language, charset)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void shouldBelieveARightLabel(String language) {
        List<String> sentences = sentences("sentences.txt", language);

        for (String charset : language.split(" ")[1].split(",")) {
            assertThat(confusions(sentences, Charset.forName(charset), List.of(charset)))
                    .as("%s in %s", language, charset)
                    .isEmpty();
        }
    }

    static Stream<String> westernLanguages() {
        return sentences("western.txt").keySet().stream();
    }

    /** The languages are those of windows-1252, also some whose letters are not known, and names of many languages. */
    @ParameterizedTest
    @MethodSource("westernLanguages")
    void shouldNotTurnWesternTextIntoAnotherCharset(String language) {
        List<String> sentences = sentences("western.txt", language);

        assertThat(confusions(sentences, WINDOWS_1252, CARELESS)).isEmpty();
        for (String sentence : sentences) {
            assertThat(confusions(List.of(sentence), WINDOWS_1252, CARELESS)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-2,windows-1250,Radni przyjęli „plan odbudowy” mola – źródło: urząd",
        "windows-1250,ISO-8859-2,Źródłem są opłaty które mieszkańcy będą płacić od stycznia a część śledztwa książka źle wyjaśnia",
        "KOI8-R,windows-1251,Совет порта решил построить причал",
        "windows-1251,KOI8-R,Совет порта решил построить причал",
        "ISO-8859-6,windows-1256,قرر مجلس الميناء إعادة بناء الرصيف",
        "windows-1254,windows-1253,Το συμβούλιο αποφάσισε την Τρίτη"
    })
    void shouldReadACharsetThatIsTakenForItsNeighbour(String label, String charset, String text) {
        assertThat(decoded(text, Charset.forName(charset), label).text()).isEqualTo(text);
    }

    /** Servers state a charset for all of their documents, which their authors do not know. */
    @Test
    void shouldPreferADeclarationThatFitsToATransportThatDoesNot() {
        String page = "<meta charset=windows-1250><p>Zamek dożył";

        assertThat(decoded(page, Charset.forName("windows-1250"), "ISO-8859-1").text())
                .isEqualTo(page);
    }

    @Test
    void shouldSayThatALabelIsNotBelieved() {
        TextDecoder.Decoded thai =
                decoded("ท่าเรือเปิดอีกครั้งหลังพายุ", Charset.forName("x-windows-874"), "ISO-8859-1");

        assertThat(thai.problem()).isEqualTo("charset: not as labelled, read as x-windows-874");
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030,港口委员会星期二决定重建旧码头渔民将得到城市补助",
        "Big5,港口委員會星期二決定重建舊碼頭漁民將得到城市補助",
        "windows-31j,港の委員会は火曜日に古い桟橋を再建することを決めた",
        "EUC-JP,港の委員会は火曜日に古い桟橋を再建することを決めた",
        "x-windows-949,항구 위원회는 화요일 오래된 부두를 다시 짓기로 결정했다"
    })
    void shouldNotTakeCharsetsOfSeveralBytesForOneOfSingleBytes(String charset, String text) {
        assertThat(confusions(List.of(text, text + text), Charset.forName(charset), List.of("-", "ISO-8859-1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "windows-1251", "-"})
    void shouldReadUtf8ThatIsCutOffOrHasAStrayByteWhateverTheLabelSays(@Nullable String label) {
        String text = "Łódź świętuje rocznicę portu, źródło żartów. ".repeat(4);
        byte[] utf8 = (text + "ę").getBytes(StandardCharsets.UTF_8);

        assertThat(TextDecoder.of(utf8, utf8.length - 1, "-".equals(label) ? null : label)
                        .decode(utf8, utf8.length - 1)
                        .text())
                .startsWith(text);
    }

    /** As planets of several feeds write it. */
    @Test
    void shouldReadBothPartsOfATextThatIsHalfUtf8AndHalfLatin1() {
        byte[] utf8 =
                "Łódź świętuje rocznicę portu. Réouverture à Orlène. Żółte żagle. ".getBytes(StandardCharsets.UTF_8);
        byte[] latin = "El niño llegó mañana".getBytes(StandardCharsets.ISO_8859_1);
        byte[] both = Arrays.copyOf(utf8, utf8.length + latin.length);
        System.arraycopy(latin, 0, both, utf8.length, latin.length);

        assertThat(TextDecoder.decode(both, "ISO-8859-1").text())
                .isEqualTo("Łódź świętuje rocznicę portu. Réouverture à Orlène. Żółte żagle. El niño llegó mañana");
    }

    @ParameterizedTest
    @CsvSource({"it costs 5 \u0080", "20\u00b0", "1920\u00d71080", "\u00e0 Paris", "x \u00b1 2", "WireGuard\u00ae"})
    void shouldReadSignsThatStandAloneAsWestern(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);

        assertThat(TextDecoder.decode(bytes, null).text()).isEqualTo(new String(bytes, WINDOWS_1252));
    }
}
