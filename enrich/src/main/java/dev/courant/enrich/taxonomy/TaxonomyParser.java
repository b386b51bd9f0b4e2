package dev.courant.enrich.taxonomy;

import dev.courant.enrich.taxonomy.TopicDefinition.Example;
import dev.courant.enrich.taxonomy.TopicDefinition.Match;
import dev.courant.enrich.taxonomy.TopicDefinition.MediaTopic;
import dev.courant.enrich.text.Phrase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads a taxonomy from one YAML document:
 *
 * <pre>{@code
 * name: courant
 * version: "2026.11"
 * threshold: 0.5
 * lists:                       # phrases that several rules share, used as $weapon
 *   weapon:
 *     en: [missile, artillery]
 * idioms:                      # inside these no shorter phrase counts
 *   en: [trade war]
 * senses:                      # where a sign is near, the words are no evidence:
 *   - id: strike-a-deal
 *     words: {en: [strike~]}
 *     signs: {en: [deal]}
 *     after: 5                 # within so many words after them, or "before" them; left out: in the sentence;
 *     count: 1                 # "in: article" with "count": so many different signs in the article
 *     without: {en: [air]}     # unless this is in the sentence, or "unless" anywhere in the article
 *     except: [economy]        # for these topics they count; "topics" names the only ones for which they do not
 * topics:
 *   - id: military-action
 *     labels: {en: Military action, es: Acción militar}
 *     scope: Armed force used, ordered or threatened by a state or an armed group.
 *     prior: 0.3                # added to the logit of its score, 0 when left out
 *     medtop: [{id: "20000058", match: narrow}]
 *     rules:
 *       en:
 *         - id: strike-with-weapon
 *           weight: 1
 *           any: [strike~, attack~]
 *           with: [$weapon]    # in the same sentence; $country and $countries are built in
 *           within: 8          # and at most eight words away
 *           actor: [$army]     # who does it, and to whom, in one clause; $army, $group, $leader, $organization and
 *           target: [$country] # $country are built in
 *           without: [union]   # unless this is in the sentence
 *           unless: [box office] # or this is anywhere in the article
 *           in: [title, lead, body] # where the phrases count; all three when left out
 *           count: 3           # only when at least three of the phrases occur,
 *           different: 2       # two different ones among them,
 *           span: 60           # no more than sixty words apart (left out: anywhere in the article)
 *     counter: {en: [film, goalkeeper]}   # counter-evidence, anywhere in the article
 *     examples:
 *       en: {match: ["…"], not: ["…"]}
 * }</pre>
 *
 * {@link Phrase} describes how phrases are written. An alternative is one word: {@code income|sales tax} is two words
 * long, {@code income|value added tax} would be three.
 */
final class TaxonomyParser {
    private static final int MAX_TOPICS = 1_000;
    private static final double MAX_PRIOR = 3;

    private final YamlFields root;
    private final Map<String, Map<String, List<String>>> lists;
    private final PhraseLists phrases;
    private final RuleParser rules;

    private TaxonomyParser(YamlFields root) {
        this.root = root.only("name", "version", "threshold", "lists", "idioms", "senses", "topics");
        this.lists = sharedLists(root.mapping("lists"));
        this.phrases = new PhraseLists(lists);
        this.rules = new RuleParser(phrases);
    }

    static Taxonomy parse(String yaml, String source) {
        return new TaxonomyParser(new YamlFields(source, null, YamlReader.read(yaml, source))).taxonomy();
    }

    /** Reads the shared lists, which cannot refer to each other. */
    private static Map<String, Map<String, List<String>>> sharedLists(YamlFields fields) {
        var phrases = new PhraseLists(Map.of());
        return fields.each(name -> phrases.byLanguage(fields.mapping(name)));
    }

    private Taxonomy taxonomy() {
        List<TopicDefinition> topics = topics();
        return new Taxonomy(
                root.text("name"),
                root.text("version"),
                root.number("threshold", 0.01, 0.99),
                lists,
                phrases.byLanguage(root.mapping("idioms")),
                new SenseParser(phrases, topics).senses(root.mappings("senses")),
                topics);
    }

    private List<TopicDefinition> topics() {
        List<YamlFields> all = root.mappings("topics");
        if (all.isEmpty() || all.size() > MAX_TOPICS) {
            throw root.problem(root.line(), "\"topics\" must be a list of 1 to " + MAX_TOPICS + " topics");
        }
        var ids = new HashSet<String>();
        var topics = new ArrayList<TopicDefinition>();
        for (YamlFields fields : all) {
            String id = fields.id();
            if (!ids.add(id)) {
                throw fields.problem(fields.line(), "a second topic \"" + id + "\"; topic ids must differ");
            }
            topics.add(topic(id, fields.forTopic(id)));
        }
        return topics;
    }

    private TopicDefinition topic(String id, YamlFields fields) {
        fields.only("id", "labels", "scope", "prior", "medtop", "rules", "counter", "examples");
        YamlFields labels = fields.mapping("labels");
        YamlFields rulesByLanguage = fields.mapping("rules");
        return new TopicDefinition(
                id,
                labels.each(labels::text),
                fields.text("scope"),
                fields.has("prior") ? fields.number("prior", -MAX_PRIOR, MAX_PRIOR) : 0,
                fields.mappings("medtop").stream()
                        .map(TaxonomyParser::mediaTopic)
                        .toList(),
                rulesByLanguage.each(language -> rules.rules(language, rulesByLanguage)),
                phrases.byLanguage(fields.mapping("counter")),
                examples(fields.mapping("examples")),
                fields.line());
    }

    private static MediaTopic mediaTopic(YamlFields fields) {
        String match = fields.only("id", "match").text("match");
        return YamlFields.constant(Match.class, match)
                .map(known -> new MediaTopic(fields.text("id"), known))
                .orElseThrow(() -> fields.problem(
                        fields.line(), "\"match\" must be exact, close, broad or narrow, not \"" + match + "\""));
    }

    private static List<Example> examples(YamlFields byLanguage) {
        var examples = new ArrayList<Example>();
        byLanguage.each(language -> {
            YamlFields fields = byLanguage.mapping(language).only("match", "not");
            fields.forEachText("match", (text, line) -> examples.add(new Example(language, true, text, line)));
            fields.forEachText("not", (text, line) -> examples.add(new Example(language, false, text, line)));
            return language;
        });
        return examples;
    }
}
