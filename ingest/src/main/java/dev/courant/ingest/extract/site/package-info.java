/**
 * An operator's own rules for sites: selectors that are tried before anything else.
 * {@link dev.courant.ingest.extract.site.SiteRules} are read from YAML, matched by host, and read again when their file
 * changes ({@link dev.courant.ingest.extract.site.SiteRulesFile}).
 */
@NullMarked
package dev.courant.ingest.extract.site;

import org.jspecify.annotations.NullMarked;
