package dev.courant.ingest.site;

import dev.courant.runtime.config.Setting;

/**
 * The location of the operator's site rules.
 *
 * @param rules a path, or empty
 */
public record SiteRulesSettings(
        @Setting(
                env = "COURANT_SITE_RULES",
                value = "",
                doc = "YAML file, or directory of such files, with selectors for single sites; empty: none.")
        String rules) {}
