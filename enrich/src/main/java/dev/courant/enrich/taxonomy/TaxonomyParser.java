package dev.courant.enrich.taxonomy;

import dev.courant.enrich.taxonomy.TopicDefinition.Example;
import dev.courant.enrich.taxonomy.TopicDefinition.Match;
import dev.courant.enrich.taxonomy.TopicDefinition.MediaTopic;
import dev.courant.enrich.taxonomy.TopicRule.MinimumPhrases;
import dev.courant.enrich.taxonomy.TopicRule.Zone;
import dev.courant.enrich.text.Phrase;
import dev.courant.enrich.text.WordForms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

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
 * topics:
 *   - id: military-action
 *     labels: {en: Military action, es: Acción militar}
 *     scope: Armed force used, ordered or threatened by a state or an armed group.
 *     medtop: [{id: "20000058", match: narrow}]
 *     rules:
 *       en:
 *         - id: strike-with-weapon
 *           weight: 1
 *           any: [strike~, attack~]
 *           with: [$weapon]    # in the same sentence; $country and $countries are built in
 *           within: 8          # and at most so many words away
 *           without: [union]   # unless this is in the sentence
 *           unless: [box office] # or this is anywhere in the article
 *           in: [title, lead, body] # where the phrases count; all three when left out
 *           count: 3           # only when at least three of the phrases occur,
 *           different: 2       # two different ones among them,
 *           span: 60           # no more than sixty words apart (left out: anywhere in the article)
 *     counter: {en: [film, goalkeeper]}   # speaks against the topic anywhere in the article
 *     examples:
 *       en: {match: ["…"], not: ["…"]}
 * }</pre>
 *
 * How phrases are written is described at {@link Phrase}. An alternative is one word: {@code income|sales tax} is two
 * words long, {@code income|value added tax} would be three.
 */
final class TaxonomyParser {
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int MAX_TOPICS = 1_000;

    private final String source;
    private Map<String, Map<String, List<String>>> lists = Map.of();

    TaxonomyParser(String source) {
        this.source = source;
    }

    Taxonomy parse(String yaml) {
        var root = new YamlFields(source, null, YamlReader.read(yaml, source))
                .only("name", "version", "threshold", "lists", "idioms", "topics");
        YamlFields sharedLists = root.mapping("lists");
        lists = sharedLists.each(name -> phrasesByLanguage(sharedLists.mapping(name)));
        return new Taxonomy(
                root.text("name"),
                root.text("version"),
                root.number("threshold", 0.01, 0.99),
                lists,
                phrasesByLanguage(root.mapping("idioms")),
                topics(root));
    }

    private List<TopicDefinition> topics(YamlFields root) {
        List<YamlFields> all = root.mappings("topics");
        if (all.isEmpty() || all.size() > MAX_TOPICS) {
            throw root.problem(root.line(), "\"topics\" must be a list of 1 to " + MAX_TOPICS + " topics");
        }
        var ids = new HashSet<String>();
        var topics = new ArrayList<TopicDefinition>();
        for (YamlFields fields : all) {
            String id = id(fields);
            if (!ids.add(id)) {
                throw fields.problem(fields.line(), "a second topic \"" + id + "\"; topic ids must differ");
            }
            topics.add(topic(id, fields.in(id)));
        }
        return topics;
    }

    private TopicDefinition topic(String id, YamlFields fields) {
        fields.only("id", "labels", "scope", "medtop", "rules", "counter", "examples");
        YamlFields labels = fields.mapping("labels");
        YamlFields rules = fields.mapping("rules");
        return new TopicDefinition(
                id,
                labels.each(labels::text),
                fields.text("scope"),
                fields.mappings("medtop").stream().map(this::mediaTopic).toList(),
                rules.each(language -> rules(language, rules)),
                phrasesByLanguage(fields.mapping("counter")),
                examples(fields.mapping("examples")),
                fields.line());
    }

    private MediaTopic mediaTopic(YamlFields fields) {
        String match = fields.only("id", "match").text("match");
        return Arrays.stream(Match.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(match))
                .findFirst()
                .map(known -> new MediaTopic(fields.text("id"), known))
                .orElseThrow(() -> fields.problem(
                        fields.line(), "\"match\" must be exact, close, broad or narrow, not \"" + match + "\""));
    }

    private List<TopicRule> rules(String language, YamlFields byLanguage) {
        checkLanguage(language, byLanguage);
        var ids = new HashSet<String>();
        var rules = new ArrayList<TopicRule>();
        for (YamlFields fields : byLanguage.mappings(language)) {
            TopicRule rule = rule(language, fields);
            if (!ids.add(rule.id())) {
                throw fields.problem(fields.line(), "a second rule \"" + rule.id() + "\"; rule ids must differ");
            }
            rules.add(rule);
        }
        return rules;
    }

    private TopicRule rule(String language, YamlFields fields) {
        fields.only("id", "weight", "any", "with", "within", "without", "unless", "in", "count", "different", "span");
        var rule = new TopicRule(
                language + "/" + id(fields),
                fields.number("weight", 0.01, 10),
                phrases(language, "any", fields),
                phrases(language, "with", fields),
                fields.has("within") ? (int) fields.number("within", 1, 100) : 0,
                phrases(language, "without", fields),
                phrases(language, "unless", fields),
                zones(fields),
                minimum(fields),
                fields.line());
        if (rule.any().isEmpty()) {
            throw fields.problem(fields.line(), "rule " + rule.id() + " has no \"any\" phrases; write at least one");
        }
        if (rule.within() > 0 && rule.with().isEmpty()) {
            throw fields.problem(fields.line(), "rule " + rule.id() + " has \"within\" but no \"with\" to measure to");
        }
        return rule;
    }

    private static Set<Zone> zones(YamlFields fields) {
        var zones = EnumSet.noneOf(Zone.class);
        for (String name : fields.texts("in")) {
            zones.add(Arrays.stream(Zone.values())
                    .filter(zone -> zone.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> fields.problem(
                            fields.line(), "\"in\" must be a list of title, lead and body, not \"" + name + "\"")));
        }
        return zones.isEmpty() ? EnumSet.allOf(Zone.class) : zones;
    }

    private static MinimumPhrases minimum(YamlFields fields) {
        int count = whole(fields, "count", 1);
        int different = whole(fields, "different", 1);
        int span = whole(fields, "span", 0);
        if (span > 0 && count == 1 && different == 1) {
            throw fields.problem(
                    fields.line(), "\"span\" needs \"count\" or \"different\": how many phrases must stand within it");
        }
        return new MinimumPhrases(count, different, span);
    }

    private static int whole(YamlFields fields, String key, int otherwise) {
        return fields.has(key) ? (int) fields.number(key, 1, 1_000) : otherwise;
    }

    private Map<String, List<String>> phrasesByLanguage(YamlFields fields) {
        return fields.each(language -> {
            checkLanguage(language, fields);
            return phrases(language, language, fields);
        });
    }

    private List<String> phrases(String language, String key, YamlFields fields) {
        List<String> phrases = fields.texts(key);
        phrases.forEach(phrase -> checkPhrase(language, phrase, fields));
        return phrases;
    }

    private void checkPhrase(String language, String phrase, YamlFields fields) {
        if (phrase.startsWith("$")) {
            checkList(language, phrase, fields);
            return;
        }
        try {
            Phrase.check(phrase, WordForms.of(language));
        } catch (IllegalArgumentException e) {
            throw fields.problem(fields.line(), "phrase \"" + phrase + "\": " + e.getMessage());
        }
    }

    private void checkList(String language, String reference, YamlFields fields) {
        boolean builtIn = reference.equals(TopicRule.COUNTRY) || reference.equals(TopicRule.COUNTRIES);
        var list = lists.getOrDefault(reference.substring(1), Map.of());
        if (!builtIn && !list.containsKey(language)) {
            throw fields.problem(
                    fields.line(),
                    "no shared list \"" + reference + "\" for language " + language + "; define it under \"lists\"");
        }
    }

    private static List<Example> examples(YamlFields byLanguage) {
        var examples = new ArrayList<Example>();
        byLanguage.each(language -> {
            YamlFields fields = byLanguage.mapping(language).only("match", "not");
            fields.located("match", (text, line) -> examples.add(new Example(language, true, text, line)));
            fields.located("not", (text, line) -> examples.add(new Example(language, false, text, line)));
            return language;
        });
        return examples;
    }

    private static String id(YamlFields fields) {
        String id = fields.text("id");
        if (!ID.matcher(id).matches()) {
            throw fields.problem(fields.line(), "id \"" + id + "\" must be lower-case words joined by hyphens");
        }
        return id;
    }

    private static void checkLanguage(String language, YamlFields fields) {
        if (!LANGUAGE.matcher(language).matches()) {
            throw fields.problem(fields.line(), "\"" + language + "\" must be a language code such as en or es");
        }
    }
}
