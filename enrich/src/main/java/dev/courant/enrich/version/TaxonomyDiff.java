package dev.courant.enrich.version;

import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.tag.engine.Tagger;
import dev.courant.enrich.taxonomy.TopicDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The difference between two versions of a taxonomy, measured on a sample of articles.
 *
 * @param added ids of topics that only the later version has
 * @param removed ids of topics that only the earlier one has
 * @param sampled the number of articles in the sample
 * @param changes the articles whose tags differ, in the order of the sample
 */
public record TaxonomyDiff(Set<String> added, Set<String> removed, int sampled, List<Change> changes) {
    public TaxonomyDiff {
        added = Set.copyOf(added);
        removed = Set.copyOf(removed);
        changes = List.copyOf(changes);
    }

    /**
     * An article whose tags differ.
     *
     * @param articleId its id in the sample
     * @param gained tags that only the later version gives
     * @param lost tags that only the earlier one gives
     */
    public record Change(String articleId, List<TopicTag> gained, List<TopicTag> lost) {
        public Change {
            gained = List.copyOf(gained);
            lost = List.copyOf(lost);
        }
    }

    /**
     * Tags a sample with both versions and compares the tags.
     *
     * @param before the earlier version
     * @param after the later version
     * @param sample articles by id; iterated once
     * @return the difference
     */
    public static TaxonomyDiff between(
            TaxonomyVersion before, TaxonomyVersion after, Iterable<Map.Entry<String, TaggableText>> sample) {
        var changes = new ArrayList<Change>();
        int sampled = 0;
        for (var article : sample) {
            sampled++;
            var old = tags(before.tagger(), article.getValue());
            var now = tags(after.tagger(), article.getValue());
            var change = new Change(article.getKey(), without(now, old), without(old, now));
            if (!change.gained().isEmpty() || !change.lost().isEmpty()) {
                changes.add(change);
            }
        }
        return new TaxonomyDiff(
                minus(topics(after), topics(before)), minus(topics(before), topics(after)), sampled, changes);
    }

    private static Map<String, TopicTag> tags(Tagger tagger, TaggableText text) {
        var tags = new LinkedHashMap<String, TopicTag>();
        tagger.tag(text).tags().forEach(tag -> tags.put(tag.topic(), tag));
        return tags;
    }

    private static List<TopicTag> without(Map<String, TopicTag> tags, Map<String, TopicTag> others) {
        return tags.values().stream()
                .filter(tag -> !others.containsKey(tag.topic()))
                .toList();
    }

    private static Set<String> topics(TaxonomyVersion version) {
        return version.taxonomy().topics().stream().map(TopicDefinition::id).collect(Collectors.toSet());
    }

    private static Set<String> minus(Set<String> all, Set<String> others) {
        var rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
