package dev.courant.parse.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalUrlPropertiesTest {
    /** An address in parts. The path and the values hold what needs no encoding. */
    record Address(boolean secure, String host, List<String> path, List<String> query) {
        String plain() {
            return (secure ? "https://" : "http://") + host + "/" + String.join("/", path) + query("", query);
        }

        static String query(String before, List<String> parameters) {
            return parameters.isEmpty()
                    ? before
                    : (before.isEmpty() ? "?" : before + "&") + String.join("&", parameters);
        }

        Address with(List<String> newPath, List<String> newQuery) {
            return new Address(secure, host, newPath, newQuery);
        }
    }

    @Property
    void shouldLeaveAPlainAddressAlone(@ForAll("addresses") Address address) {
        assertThat(CanonicalUrl.of(address.plain())).contains(address.plain());
    }

    @Property
    void shouldBeCanonicalOnceItIs(@ForAll("almostUrls") String url) {
        Optional<String> once = CanonicalUrl.of(url);

        assertThat(once.flatMap(CanonicalUrl::of)).isEqualTo(once);
        assertThat(WebUrl.parse(url).map(WebUrl::hostKey).isPresent()).isEqualTo(once.isPresent());
    }

    @Property
    void shouldNotCareForCaseOfSchemeAndHost(@ForAll("addresses") Address address) {
        String start = (address.secure() ? "https://" : "http://") + address.host();

        assertSame(address, start.toUpperCase(Locale.ROOT) + address.plain().substring(start.length()));
    }

    @Property
    void shouldNotCareForUserDefaultPortRootDotAndFragment(
            @ForAll("addresses") Address address, @ForAll("words") String word) {
        String port = address.secure() ? ":443" : ":80";

        assertSame(
                address,
                address.plain().replace("://" + address.host(), "://" + word + ":pw@" + address.host() + "." + port)
                        + "#" + word);
    }

    @Property
    void shouldNotCareForTheEncodingOfUnreservedCharacters(@ForAll("addresses") Address address, @ForAll int choice) {
        List<String> encoded = address.path().stream()
                .map(segment -> encodedAt(segment, choice))
                .toList();

        assertSame(address, address.with(encoded, address.query()).plain());
    }

    @Property
    void shouldNotCareForDotSegments(@ForAll("addresses") Address address, @ForAll("words") String word) {
        String path = address.path().stream()
                .map(segment -> word + "/../" + "./" + segment)
                .collect(Collectors.joining("/"));

        assertSame(address, address.with(List.of(path), address.query()).plain());
    }

    @Property
    void shouldNotCareForTrackingParameters(
            @ForAll("addresses") Address address,
            @ForAll("tracking") List<String> before,
            @ForAll("tracking") List<String> after) {
        List<String> all =
                Stream.of(before, address.query(), after).flatMap(List::stream).toList();

        assertSame(address, address.with(address.path(), all).plain());
    }

    @Property
    void shouldTellAddressesApartByPathAndQuery(@ForAll("addresses") Address one, @ForAll("addresses") Address other) {
        assertThat(CanonicalUrl.of(one.plain()).equals(CanonicalUrl.of(other.plain())))
                .isEqualTo(one.plain().equals(other.plain()));
    }

    private static void assertSame(Address address, String spelling) {
        assertThat(CanonicalUrl.of(spelling)).as(spelling).contains(address.plain());
    }

    private static String encodedAt(String segment, int choice) {
        int at = Math.floorMod(choice, segment.length());
        String octet = (choice & 1) == 0 ? "%%%02x" : "%%%02X";
        return segment.substring(0, at) + octet.formatted((int) segment.charAt(at)) + segment.substring(at + 1);
    }

    @Provide
    Arbitrary<Address> addresses() {
        Arbitrary<String> hosts = words().map(word -> word + ".example");
        Arbitrary<List<String>> queries = Combinators.combine(words(), words())
                .as((name, value) -> "q" + name + "=" + value)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        hosts,
                        words().list().ofMinSize(1).ofMaxSize(4),
                        queries)
                .as(Address::new);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(word -> "w" + word);
    }

    @Provide
    Arbitrary<List<String>> tracking() {
        return Arbitraries.of(
                        "utm_source=feed", "utm_campaign=x", "UTM_Medium=rss", "fbclid=1", "gclid=2", "amp;utm_id=3")
                .list()
                .ofMaxSize(3);
    }

    /** Texts that look like addresses, with whatever may go wrong in them. */
    @Provide
    Arbitrary<String> almostUrls() {
        Arbitrary<String> pieces = Arbitraries.of(
                "http://",
                "https://",
                "HTTPS:",
                "//",
                "a.example",
                "bücher.example",
                "xn--bcher-kva.example",
                "www.google.com/amp/s/",
                "a-example.cdn.ampproject.org/c/s/",
                "[2001:db8::1]",
                "192.168.0.1",
                ":80",
                ":443",
                ":8080",
                "/",
                "//",
                "..",
                ".",
                "%2e",
                "%2F",
                "%",
                "%zz",
                "%C3%A9",
                "é",
                "\u200d",
                "😀",
                " ",
                "\t",
                "\n",
                "?",
                "&",
                "=",
                "#",
                "#!",
                "#/",
                ";jsessionid=1",
                "utm_source=x",
                "id=1",
                "amp;",
                "user:pw@",
                "\\");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }
}
