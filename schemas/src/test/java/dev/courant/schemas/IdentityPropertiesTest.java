package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdentityPropertiesTest {
    @Property
    void shouldGiveTheSameIdForTheSameNames(@ForAll("text") String a, @ForAll("text") String b) {
        assertThat(Identity.ofArticle(a)).isEqualTo(Identity.ofArticle(new String(a.toCharArray())));
        assertThat(Identity.ofLink(a, b, a)).isEqualTo(Identity.ofLink(a, b, a));
        assertThat(Identity.ofRevision(a, b, a)).isEqualTo(Identity.ofRevision(a, b, a));
    }

    @Property
    void shouldGiveHexDigitsOfFixedLength(@ForAll("text") String a, @ForAll("text") String b) {
        assertThat(Identity.ofFeed(a)).matches("[0-9a-f]{32}");
        assertThat(Identity.ofLink(a, b, a)).matches("[0-9a-f]{32}");
        String article = Identity.ofArticle(a);
        assertThat(article).matches("[0-9a-f]{32}");
        assertThat(Identity.ofRevision(article, a, b)).matches(article + "-[0-9a-f]{16}");
        assertThat(Identity.contentHash(a, b)).matches("[0-9a-f]{16}");
    }

    @Property
    void shouldGiveDifferentTextsDifferentIds(@ForAll("text") String a, @ForAll("text") String b) {
        assertThat(Identity.ofArticle(a).equals(Identity.ofArticle(b))).isEqualTo(a.equals(b));
    }

    @Property
    void shouldGiveRevisionsWithAnotherTitleOrTextDifferentIds(
            @ForAll("text") String title, @ForAll("text") String text, @ForAll("text") String otherText) {
        String article = Identity.ofArticle("https://harbour.example/tides");
        assertThat(Identity.ofRevision(article, title, text).equals(Identity.ofRevision(article, title, otherText)))
                .isEqualTo(text.equals(otherText));
    }

    /** The same characters, split at another place, are different texts. */
    @Property
    void shouldDependOnTheBoundariesOfTexts(@ForAll("parts") List<String> parts, @ForAll("parts") List<String> others) {
        String hash = Identity.contentHash(parts.toArray(String[]::new));
        assertThat(hash.equals(Identity.contentHash(others.toArray(String[]::new))))
                .isEqualTo(parts.equals(others));
    }

    @Property
    void shouldHashATextAsItsBytes(@ForAll("text") String text) {
        assertThat(Identity.contentHash(text)).isEqualTo(Identity.contentHash(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Text without unpaired surrogates, as in XML and HTML, and without NUL, which separates the parts of an id. */
    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("ab /:?=&é中")
                .withCharRange(' ', '\u02ff')
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.strings()
                .withChars('a', 'b')
                .ofMaxLength(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
