package dev.courant.bench;

import dev.courant.enrich.entity.Gazetteer;
import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.taxonomy.Taxonomy;
import dev.courant.enrich.taxonomy.TopicDefinition;
import dev.courant.enrich.taxonomy.TopicRule;
import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.WordForms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;

/**
 * The rules of a taxonomy as queries of Lucene Monitor, as closely as possible: word forms as alternatives, proximity
 * as gaps, a sentence as 25 words. Letter case, idioms, quorums, scores and evidence are left out, which makes it
 * faster.
 */
final class LuceneRules {
    static final String FIELD = "text";
    private static final int SENTENCE = 25;

    private final Map<String, Map<String, List<String>>> lists;
    private final List<String> countries;
    private final String language;
    private final WordForms forms;

    private LuceneRules(Taxonomy taxonomy, Gazetteer gazetteer, String language) {
        this.lists = taxonomy.lists();
        this.language = language;
        this.forms = WordForms.of(language);
        this.countries = gazetteer.entities().stream()
                .filter(entity -> entity.kind().equals(NamedEntity.COUNTRY))
                .flatMap(entity -> entity.names().stream())
                .filter(name -> name.language().equals(language))
                .map(NamedEntity.Name::phrase)
                .toList();
    }

    static Monitor monitor(Taxonomy taxonomy, Gazetteer gazetteer, String language) throws IOException {
        Analyzer analyzer = CustomAnalyzer.builder()
                .withTokenizer("standard")
                .addTokenFilter("lowercase")
                .addTokenFilter("asciiFolding")
                .build();
        Monitor monitor = new Monitor(analyzer);
        LuceneRules rules = new LuceneRules(taxonomy, gazetteer, language);
        monitor.register(taxonomy.topics().stream()
                .filter(topic -> topic.rules().containsKey(language))
                .map(topic -> new MonitorQuery(topic.id(), rules.query(topic)))
                .toList());
        return monitor;
    }

    private Query query(TopicDefinition topic) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        topic.rules().getOrDefault(language, List.of()).forEach(rule -> any.add(query(rule), Occur.SHOULD));
        return any.build();
    }

    private Query query(TopicRule rule) {
        IntervalsSource source = any(rule.any());
        TopicRule.Required required = rule.required();
        if (!required.with().isEmpty()) {
            int gaps = required.within() == 0 ? SENTENCE : required.within();
            source = Intervals.maxgaps(gaps, Intervals.unorderedNoOverlaps(source, any(required.with())));
        }
        List<String> without = rule.vetoes().without();
        if (!without.isEmpty()) {
            source = Intervals.notWithin(source, SENTENCE, any(without));
        }
        return new IntervalQuery(FIELD, source);
    }

    private IntervalsSource any(List<String> phrases) {
        List<IntervalsSource> sources = new ArrayList<>();
        for (String phrase : phrases) {
            if (phrase.equals(TopicRule.COUNTRY) || phrase.equals(TopicRule.COUNTRIES)) {
                countries.forEach(country -> sources.add(phrase(country)));
            } else if (phrase.startsWith("$")) {
                sources.add(
                        any(lists.getOrDefault(phrase.substring(1), Map.of()).getOrDefault(language, List.of())));
            } else {
                sources.add(phrase(phrase));
            }
        }
        return Intervals.or(false, sources);
    }

    private IntervalsSource phrase(String phrase) {
        List<IntervalsSource> slots = new ArrayList<>();
        for (String slot : phrase.replaceAll("['’]s(?= |$)", "").split("[\\s\\-‑–/'’.]+")) {
            if (slot.isBlank()) {
                continue;
            }
            List<IntervalsSource> words = new ArrayList<>();
            for (String alternative : slot.split("\\|")) {
                if (alternative.isBlank()) {
                    continue;
                }
                Phrase.expand(alternative, forms)
                        .forEach(form -> words.add(Intervals.term(form.words().getFirst())));
            }
            slots.add(words.size() == 1 ? words.getFirst() : Intervals.or(false, words));
        }
        return slots.size() == 1 ? slots.getFirst() : Intervals.phrase(slots.toArray(IntervalsSource[]::new));
    }
}
