/**
 * An operator's own rules for sites: selectors that are tried before anything else.
 * {@link dev.courant.parse.extract.site.SiteRules} are read from YAML and matched by host.
 */
@NullMarked
package dev.courant.parse.extract.site;

import org.jspecify.annotations.NullMarked;
