package dev.courant.app;

import dev.courant.desk.DeskSettings;
import dev.courant.enrich.EnrichSettings;
import dev.courant.ingest.archive.ArchiveSettings;
import dev.courant.ingest.fetch.FetchSettings;
import dev.courant.ingest.host.HostSettings;
import dev.courant.ingest.poll.PollSettings;
import dev.courant.ingest.scrape.ScrapeSettings;
import dev.courant.ingest.site.SiteRulesSettings;
import dev.courant.ingest.websub.WebSubSettings;
import dev.courant.runtime.config.Settings;
import dev.courant.runtime.health.AdminSettings;
import dev.courant.runtime.kafka.KafkaSettings;
import dev.courant.store.StoreSettings;
import dev.courant.store.retention.RetentionSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of all roles as a Markdown table; {@code docs/settings.md} is generated from it. */
public final class SettingsTable {
    private SettingsTable() {}

    /** {@return a Markdown table for each group of settings} */
    public static String markdown() {
        StringBuilder text = new StringBuilder();
        groups().forEach((group, type) -> {
            text.append("## ").append(group).append("\n\n| variable | default | meaning |\n|---|---|---|\n");
            Settings.options(List.of(type))
                    .forEach(option -> text.append("| `")
                            .append(option.env())
                            .append("` | ")
                            .append(option.defaultValue().isEmpty() ? "" : "`" + option.defaultValue() + "`")
                            .append(" | ")
                            .append(option.doc())
                            .append(" |\n"));
            text.append('\n');
        });
        return text.toString();
    }

    private static Map<String, Class<? extends Record>> groups() {
        Map<String, Class<? extends Record>> groups = new LinkedHashMap<>();
        groups.put("Kafka", KafkaSettings.class);
        groups.put("Asking hosts", HostSettings.class);
        groups.put("Polling feeds", PollSettings.class);
        groups.put("Pushes of WebSub hubs", WebSubSettings.class);
        groups.put("Fetching", FetchSettings.class);
        groups.put("Scraping pages", ScrapeSettings.class);
        groups.put("Rules for single sites", SiteRulesSettings.class);
        groups.put("Archive", ArchiveSettings.class);
        groups.put("Enriching", EnrichSettings.class);
        groups.put("PostgreSQL", StoreSettings.class);
        groups.put("Retention", RetentionSettings.class);
        groups.put("Newsdesk", DeskSettings.class);
        groups.put("Health and metrics", AdminSettings.class);
        return groups;
    }
}
