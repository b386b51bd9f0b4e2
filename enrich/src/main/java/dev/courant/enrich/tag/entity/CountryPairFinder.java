package dev.courant.enrich.tag.entity;

import dev.courant.enrich.tag.CountryPair;
import dev.courant.enrich.tag.scan.ArticleZones;
import dev.courant.enrich.text.Tokens;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Counts the sentences that name two countries together. An article is about a pair that is in the headline or lead, or
 * in at least two sentences; a single sentence further down is usually a comparison or a list.
 *
 * @param mentions the mentions found
 * @param tokens the words of the article
 */
public record CountryPairFinder(MentionList mentions, Tokens tokens) {
    private static final int MAX_PAIRS = 5;

    /** A sentence with more countries is a list and not counted. */
    private static final int MAX_COUNTRIES_IN_SENTENCE = 5;

    /** Returns the pairs, those in most sentences first. */
    public List<CountryPair> find() {
        ArticleZones zones = ArticleZones.of(tokens);
        Map<String, CountryPair> pairs = new HashMap<>();
        int mention = 0;
        while (mention < mentions.count()) {
            int sentence = tokens.sentence(mentions.first(mention));
            boolean prominent = mentions.first(mention) < zones.leadLimit();
            var countries = new TreeSet<String>();
            for (; mention < mentions.count() && tokens.sentence(mentions.first(mention)) == sentence; mention++) {
                int country = mentions.country(mention);
                if (country >= 0) {
                    countries.add(mentions.index().entities().get(country).id());
                }
            }
            count(List.copyOf(countries), prominent, pairs);
        }
        return pairs.values().stream()
                .filter(pair -> pair.prominent() || pair.sentences() > 1)
                .sorted(Comparator.comparingInt(CountryPair::sentences)
                        .reversed()
                        .thenComparing(CountryPair::first)
                        .thenComparing(CountryPair::second))
                .limit(MAX_PAIRS)
                .toList();
    }

    private static void count(List<String> countries, boolean prominent, Map<String, CountryPair> pairs) {
        if (countries.size() > MAX_COUNTRIES_IN_SENTENCE) {
            return;
        }
        for (int i = 0; i < countries.size(); i++) {
            for (int j = i + 1; j < countries.size(); j++) {
                pairs.merge(
                        countries.get(i) + " " + countries.get(j),
                        new CountryPair(countries.get(i), countries.get(j), 1, prominent),
                        (a, b) -> new CountryPair(
                                a.first(), a.second(), a.sentences() + 1, a.prominent() || b.prominent()));
            }
        }
    }
}
