package dev.courant.parse.extract.site;

import dev.courant.parse.extract.metadata.date.SiteDateFormat;
import dev.courant.parse.extract.tree.Selectors;

/**
 * How to read the pages of one site.
 *
 * @param host the host that it is for, with all hosts under it; lower case
 * @param selectors where the parts of the article are
 * @param dates how the site writes its dates
 */
public record SiteRule(String host, Selectors selectors, SiteDateFormat dates) {}
