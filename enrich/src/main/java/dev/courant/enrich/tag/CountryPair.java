package dev.courant.enrich.tag;

/**
 * Two countries that an article is about together: it names both in the same sentences.
 *
 * @param first the id of the one that comes first in the alphabet of ids, such as {@code iso3166:MX}
 * @param second the id of the other
 * @param sentences in how many sentences both stand, at least 1
 * @param prominent whether one of these is the headline or in the lead
 */
public record CountryPair(String first, String second, int sentences, boolean prominent) {}
