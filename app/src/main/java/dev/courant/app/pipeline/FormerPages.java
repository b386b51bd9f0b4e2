package dev.courant.app.pipeline;

import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.scrape.ArticleFinder;
import dev.courant.ingest.scrape.PageExtraction;
import dev.courant.ingest.scrape.ScrapeSettings;
import dev.courant.ingest.site.ReloadingSiteRules;
import dev.courant.ingest.site.SiteRulesSettings;
import dev.courant.parse.extract.Extractor;
import dev.courant.runtime.config.Settings;
import java.time.Clock;
import java.util.Map;

/**
 * How articles are found in pages of former times: as in those that are fetched now, by the same settings.
 *
 * @param finder finds the articles
 * @param limit the largest page in bytes
 */
public record FormerPages(ArticleFinder finder, int limit) {
    /**
     * Reads the settings.
     *
     * @param environment names of settings to values
     * @param clock the time of extraction
     * @return how articles are found
     * @throws dev.courant.runtime.CourantException when a setting is wrong
     */
    public static FormerPages of(Map<String, String> environment, Clock clock) {
        FetchSettings fetch = Settings.read(FetchSettings.class, environment);
        ScrapeSettings scrape = Settings.read(ScrapeSettings.class, environment);
        SiteRulesSettings rules = Settings.read(SiteRulesSettings.class, environment);
        Extractor extractor = Extractor.withRules(ReloadingSiteRules.of(rules.rules(), clock));
        PageExtraction extraction = PageExtraction.unobserved(extractor, scrape.explainExtractions());
        return new FormerPages(
                new ArticleFinder(extraction, clock),
                Math.toIntExact(fetch.maxBytes().bytes()));
    }
}
