package dev.courant.ingest.site;

import dev.courant.runtime.config.Setting;

/**
 * Where an operator's site rules are.
 *
 * @param rules a path, or empty
 */
public record SiteRulesSettings(
        @Setting(
                env = "COURANT_SITE_RULES",
                value = "",
                doc = "YAML file, or directory of such files, with selectors for single sites; empty: none.")
        String rules) {}
