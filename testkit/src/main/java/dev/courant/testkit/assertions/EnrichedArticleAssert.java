package dev.courant.testkit.assertions;

import dev.courant.schemas.EnrichedArticle;
import dev.courant.schemas.Entity;
import dev.courant.schemas.Origin;
import dev.courant.schemas.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on one article; see {@link CourantAssertions}. */
public final class EnrichedArticleAssert extends AbstractAssert<EnrichedArticleAssert, EnrichedArticle> {
    EnrichedArticleAssert(@Nullable EnrichedArticle actual) {
        super(actual, EnrichedArticleAssert.class);
    }

    /**
     * Verifies that it has a tag.
     *
     * @param topic the id of the topic
     * @return assertions on the tag
     */
    public TagAssert isTagged(String topic) {
        Tag tag = tag(topic)
                .orElseThrow(() -> failure(
                        "%nExpecting %s%nto be tagged %s, but its tags are%n%s",
                        label(), topic, ArticleText.tags(actual)));
        return new TagAssert(this, tag);
    }

    /**
     * Verifies that it does not have a tag.
     *
     * @param topic the id of the topic
     * @return this
     */
    public EnrichedArticleAssert isNotTagged(String topic) {
        tag(topic).ifPresent(tag -> {
            throw failure("%nExpecting %s%nnot to be tagged %s, but it is%n%s", label(), topic, ArticleText.tag(tag));
        });
        return this;
    }

    /**
     * Verifies that it has these tags and no other.
     *
     * @param topics the ids of the topics, in any order; none: it has no tag
     * @return this
     */
    public EnrichedArticleAssert hasOnlyTags(String... topics) {
        isNotNull();
        List<String> found =
                actual.getTags().stream().map(Tag::getTopic).sorted().toList();
        List<String> wanted = List.copyOf(new TreeSet<>(Arrays.asList(topics)));
        if (!found.equals(wanted)) {
            throw failure(
                    "%nExpecting %s%nto have only the tags %s, but its tags are%n%s",
                    label(), wanted, ArticleText.tags(actual));
        }
        return this;
    }

    /**
     * Verifies its title.
     *
     * @param title the title
     * @return this
     */
    public EnrichedArticleAssert hasTitle(String title) {
        isNotNull();
        return isSame("title", title, actual.getArticle().getTitle());
    }

    /**
     * Verifies the URL that it is known by.
     *
     * @param url the canonical URL
     * @return this
     */
    public EnrichedArticleAssert hasCanonicalUrl(String url) {
        isNotNull();
        return isSame("canonical URL", url, actual.getArticle().getCanonicalUrl());
    }

    /**
     * Verifies in which language it is written.
     *
     * @param language a BCP 47 tag
     * @return this
     */
    public EnrichedArticleAssert isWrittenIn(String language) {
        isNotNull();
        return isSame("language", language, actual.getLanguage());
    }

    /** {@return this; verifies that it was found as it appeared} */
    public EnrichedArticleAssert isLive() {
        isNotNull();
        return isSame(
                "origin", Origin.LIVE.name(), actual.getArticle().getOrigin().name());
    }

    /** {@return this; verifies that it comes from processing history} */
    public EnrichedArticleAssert isBackfill() {
        isNotNull();
        return isSame(
                "origin",
                Origin.BACKFILL.name(),
                actual.getArticle().getOrigin().name());
    }

    /**
     * Verifies that its text has a passage.
     *
     * @param passage the passage, character by character
     * @return this
     */
    public EnrichedArticleAssert hasText(String passage) {
        isNotNull();
        String text = actual.getArticle().getText();
        if (!text.contains(passage)) {
            throw failure("%nExpecting the text of %s%nto contain%n  %s%nbut it is%n  %s", label(), passage, text);
        }
        return this;
    }

    /**
     * Verifies that it mentions an entity.
     *
     * @param idOrName the id or the English name of the entity, such as {@code iso3166:MX}
     * @return this
     */
    public EnrichedArticleAssert mentions(String idOrName) {
        isNotNull();
        List<Entity> entities = actual.getEntities();
        if (entities.stream().noneMatch(it -> idOrName.equals(it.getId()) || idOrName.equals(it.getName()))) {
            throw failure(
                    "%nExpecting %s%nto mention %s, but it mentions%n%s",
                    label(), idOrName, ArticleText.entities(entities));
        }
        return this;
    }

    private EnrichedArticleAssert isSame(String field, String wanted, String found) {
        if (!Objects.equals(wanted, found)) {
            throw failureWithActualExpected(
                    found,
                    wanted,
                    "%nExpecting %s%nto have the %s%n  %s%nbut it has%n  %s",
                    label(),
                    field,
                    wanted,
                    found);
        }
        return this;
    }

    private Optional<Tag> tag(String topic) {
        isNotNull();
        return actual.getTags().stream()
                .filter(tag -> tag.getTopic().equals(topic))
                .findFirst();
    }

    String label() {
        return ArticleText.label(actual.getArticle());
    }
}
