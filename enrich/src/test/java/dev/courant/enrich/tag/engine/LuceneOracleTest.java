package dev.courant.enrich.tag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.tag.TaggableText;
import dev.courant.enrich.tag.TopicTag;
import dev.courant.enrich.taxonomy.Taxonomy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.Query;
import org.junit.jupiter.api.Test;

/**
 * Random rules over random sentences, by the tagger and by Lucene Monitor's interval queries: phrases, a phrase beside
 * another in the sentence, within so many words, and not beside a third must mean the same to both. Each sentence is a
 * document of its own; rules are in "exact" phrases, since the two inflect words differently. A phrase and the phrase
 * that it requires share no word: where they could overlap, Lucene looks at the smallest intervals only and misses some
 * matches.
 */
class LuceneOracleTest {
    private static final int RULES = 300;
    private static final int SENTENCES = 1_500;
    private static final String FIELD = "text";
    private static final List<String> WORDS =
            List.of("alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett");

    private record Rule(String id, List<String> any, List<String> with, int within, List<String> without) {}

    @Test
    void shouldMeanWhatLuceneMeans() throws IOException {
        var random = new Random(42);
        var rules =
                IntStream.range(0, RULES).mapToObj(i -> rule("r" + i, random)).toList();
        var tagger = Tagger.of(Taxonomy.parse(yaml(rules), "random.yaml"), Gazetteer.empty());
        try (Monitor monitor = new Monitor(new WhitespaceAnalyzer())) {
            monitor.register(rules.stream()
                    .map(rule -> new MonitorQuery(rule.id(), query(rule)))
                    .toList());
            int held = 0;
            for (int i = 0; i < SENTENCES; i++) {
                String sentence = words(random, 4 + random.nextInt(12), WORDS);
                Set<String> ours = tagged(tagger, sentence);
                assertThat(ours).as(sentence).isEqualTo(matched(monitor, sentence));
                held += ours.size();
            }
            assertThat(held).isGreaterThan(SENTENCES);
        }
    }

    private static Set<String> tagged(Tagger tagger, String sentence) {
        return tagger.tag(new TaggableText("", sentence, "en"), 0).tags().stream()
                .map(TopicTag::topic)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> matched(Monitor monitor, String sentence) throws IOException {
        var document = new Document();
        document.add(new TextField(FIELD, sentence, Store.NO));
        var ids = new TreeSet<String>();
        for (QueryMatch match :
                monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches()) {
            ids.add(match.getQueryId());
        }
        return ids;
    }

    private static Rule rule(String id, Random random) {
        List<String> own = WORDS.subList(0, WORDS.size() / 2);
        List<String> others = WORDS.subList(WORDS.size() / 2, WORDS.size());
        var with = random.nextInt(3) > 0 ? phrases(random, 1 + random.nextInt(2), others) : List.<String>of();
        int within = !with.isEmpty() && random.nextBoolean() ? 1 + random.nextInt(4) : 0;
        var without = random.nextInt(3) == 0 ? phrases(random, 1, WORDS) : List.<String>of();
        return new Rule(id, phrases(random, 1 + random.nextInt(2), own), with, within, without);
    }

    private static List<String> phrases(Random random, int count, List<String> from) {
        var phrases = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            phrases.add(words(random, 1 + random.nextInt(2), from));
        }
        return phrases;
    }

    private static String words(Random random, int count, List<String> from) {
        return random.ints(count, 0, from.size()).mapToObj(from::get).collect(Collectors.joining(" "));
    }

    private static String yaml(List<Rule> rules) {
        return "name: random\nversion: \"1\"\nthreshold: 0.5\ntopics:\n"
                + rules.stream().map(LuceneOracleTest::topic).collect(Collectors.joining());
    }

    private static String topic(Rule rule) {
        return "  - {id: %s, scope: Random., rules: {en: [{id: rule, weight: 1, any: %s%s%s%s}]}}\n"
                .formatted(
                        rule.id(),
                        exact(rule.any()),
                        rule.with().isEmpty() ? "" : ", with: " + exact(rule.with()),
                        rule.within() == 0 ? "" : ", within: " + rule.within(),
                        rule.without().isEmpty() ? "" : ", without: " + exact(rule.without()));
    }

    private static String exact(List<String> phrases) {
        return phrases.stream()
                .map(phrase -> "=" + phrase.replace(" ", " ="))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static Query query(Rule rule) {
        IntervalsSource source = any(rule.any());
        if (!rule.with().isEmpty()) {
            // One source for each pair of phrases, since the gap is measured between the two that match.
            var pairs = new ArrayList<IntervalsSource>();
            for (String phrase : rule.any()) {
                for (String other : rule.with()) {
                    IntervalsSource both = Intervals.unorderedNoOverlaps(
                            Intervals.phrase(phrase.split(" ")), Intervals.phrase(other.split(" ")));
                    pairs.add(rule.within() == 0 ? both : Intervals.maxgaps(rule.within(), both));
                }
            }
            source = Intervals.or(false, pairs);
        }
        if (!rule.without().isEmpty()) {
            var document = new org.apache.lucene.search.BooleanQuery.Builder();
            document.add(new IntervalQuery(FIELD, source), org.apache.lucene.search.BooleanClause.Occur.MUST);
            document.add(
                    new IntervalQuery(FIELD, any(rule.without())),
                    org.apache.lucene.search.BooleanClause.Occur.MUST_NOT);
            return document.build();
        }
        return new IntervalQuery(FIELD, source);
    }

    private static IntervalsSource any(List<String> phrases) {
        return Intervals.or(
                false,
                phrases.stream()
                        .map(phrase -> (IntervalsSource) Intervals.phrase(phrase.split(" ")))
                        .toList());
    }
}
