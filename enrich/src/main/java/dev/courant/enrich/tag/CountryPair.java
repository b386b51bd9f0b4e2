package dev.courant.enrich.tag;

/**
 * Two countries that an article names together in sentences.
 *
 * @param first the id of the country that is first in alphabetical order, such as {@code iso3166:MX}
 * @param second the id of the other country
 * @param sentences the number of sentences that name both, at least 1
 * @param prominent whether one of these sentences is in the headline or the lead
 */
public record CountryPair(String first, String second, int sentences, boolean prominent) {}
