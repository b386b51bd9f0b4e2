package dev.courant.enrich.taxonomy;

import dev.courant.enrich.taxonomy.TopicRule.MinimumPhrases;
import dev.courant.enrich.taxonomy.TopicRule.Required;
import dev.courant.enrich.taxonomy.TopicRule.Roles;
import dev.courant.enrich.taxonomy.TopicRule.Vetoes;
import dev.courant.enrich.taxonomy.TopicRule.Zone;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the rules of a topic; {@link TaxonomyParser} describes the format. */
final class RuleParser {
    private final PhraseLists phrases;

    RuleParser(PhraseLists phrases) {
        this.phrases = phrases;
    }

    List<TopicRule> rules(String language, YamlFields byLanguage) {
        PhraseLists.checkLanguage(language, byLanguage);
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
        fields.only(
                "id",
                "weight",
                "any",
                "with",
                "actor",
                "target",
                "within",
                "without",
                "unless",
                "in",
                "count",
                "different",
                "span");
        var rule = new TopicRule(
                language + "/" + fields.id(),
                fields.number("weight", 0.01, 10),
                phrases.read(language, "any", fields),
                required(language, fields),
                new Vetoes(phrases.read(language, "without", fields), phrases.read(language, "unless", fields)),
                zones(fields),
                minimum(fields),
                fields.line());
        if (rule.any().isEmpty()) {
            throw fields.problem(fields.line(), "rule " + rule.id() + " has no \"any\" phrases; write at least one");
        }
        Required required = rule.required();
        if (required.within() > 0
                && required.with().isEmpty()
                && required.roles().isEmpty()) {
            throw fields.problem(
                    fields.line(),
                    "rule " + rule.id() + " has \"within\" but no \"with\", \"actor\" or \"target\" to measure to");
        }
        return rule;
    }

    private Required required(String language, YamlFields fields) {
        return new Required(
                phrases.read(language, "with", fields),
                new Roles(phrases.roles(language, "actor", fields), phrases.roles(language, "target", fields)),
                fields.has("within") ? (int) fields.number("within", 1, 100) : 0);
    }

    private static Set<Zone> zones(YamlFields fields) {
        var zones = EnumSet.noneOf(Zone.class);
        for (String name : fields.texts("in")) {
            zones.add(YamlFields.constant(Zone.class, name)
                    .orElseThrow(() -> fields.problem(
                            fields.line(), "\"in\" must be a list of title, lead and body, not \"" + name + "\"")));
        }
        return zones.isEmpty() ? EnumSet.allOf(Zone.class) : zones;
    }

    private static MinimumPhrases minimum(YamlFields fields) {
        int count = integer(fields, "count", 1);
        int different = integer(fields, "different", 1);
        int span = integer(fields, "span", 0);
        if (span > 0 && count == 1 && different == 1) {
            throw fields.problem(
                    fields.line(), "\"span\" needs \"count\" or \"different\": how many phrases must stand within it");
        }
        return new MinimumPhrases(count, different, span);
    }

    private static int integer(YamlFields fields, String key, int missing) {
        return fields.has(key) ? (int) fields.number(key, 1, 1_000) : missing;
    }
}
