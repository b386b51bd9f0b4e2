package dev.courant.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityTest {
    @Test
    void shouldDeriveTheDocumentedFormOfAnArticleId() {
        // printf %s https://example.org/a | sha256sum | cut -c1-32
        assertThat(Identity.ofArticle("https://example.org/a")).isEqualTo("b5b10dd0429e69ac7cfaf0a20b6901c1");
    }

    @Test
    void shouldNameTheArticleInItsRevisions() {
        assertThat(Identity.ofRevision("abc", "Title", "Text")).matches("abc-[0-9a-f]{16}");
    }

    @Test
    void shouldDependOnTheBoundariesOfParts() {
        assertThat(Identity.contentHash("ab", "c")).isNotEqualTo(Identity.contentHash("a", "bc"));
    }

    @Test
    void shouldChangeTheLinkWhenTheEntryChanged() {
        assertThat(Identity.ofLink("feed", "entry", "before")).isNotEqualTo(Identity.ofLink("feed", "entry", "after"));
    }
}
