package dev.courant.parse.extract.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteSuffixTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "鹅群归来_地方新闻_河畔网,-,鹅群归来",
                "雁が戻る｜川新聞,川新聞,雁が戻る",
                "鹅群归来--河畔网,河畔网,鹅群归来",
                "Geese return–Courier,Courier,Geese return",
                "Geese_return,-,Geese_return",
                "Geese--and swans--return,Courier,Geese--and swans--return",
                "Geese return|photos,-,Geese return|photos",
                "Courier|Geese return,Courier,Courier|Geese return"
            })
    void shouldCutASiteOffWhereItsNameIsKnownOrChineseSectionsFollow(String title, @Nullable String site, String cut) {
        assertThat(SiteSuffix.cutTight(title, Set::of, site)).isEqualTo(cut);
    }

    @ParameterizedTest
    @CsvSource({
        "Geese return|Tern news,Geese return",
        "Geese return | Tern news,Geese return | Tern news",
        "Geese return: photos,Geese return: photos"
    })
    void shouldCutWithoutSpacesWhereSomethingElseSaysTheShorterForm(String title, String cut) {
        assertThat(SiteSuffix.cutTight(title, () -> Set.of("geese return"), null))
                .isEqualTo(cut);
    }
}
