package dev.courant.app.command.sites;

import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Table;
import dev.courant.app.terminal.Times;
import dev.courant.schemas.SiteState;
import dev.courant.schemas.SiteStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;

/** Counts sites by state, and lists them in a table. Pure functions. */
final class SiteTable {
    private SiteTable() {}

    /**
     * Writes the number of sites in each state, and a row for each site that is shown.
     *
     * @param all all sites
     * @param shown those that are shown
     * @param now the time of the report
     */
    static String of(List<SiteStatus> all, List<SiteStatus> shown, Instant now) {
        if (shown.isEmpty()) {
            return summary(all);
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SITE", "STATE", "SINCE", "PAGES", "CHANGED"));
        shown.forEach(site -> rows.add(List.of(
                Plain.text(site.getHost()),
                site.getState().name(),
                Times.at(site.getSince(), now),
                Long.toString(site.getObserved()),
                site.getCauses().isEmpty() ? "-" : Plain.text(String.join("; ", site.getCauses())))));
        return summary(all) + "\n\n" + Table.of(rows);
    }

    /** Such as {@code 12 sites: 2 LEARNING, 9 OK, 1 DRIFTING}. */
    private static String summary(List<SiteStatus> sites) {
        if (sites.isEmpty()) {
            return "no sites yet: each is reported after 25 of its pages, or when ingest ends";
        }
        return sites.size()
                + (sites.size() == 1 ? " site: " : " sites: ")
                + sites.stream()
                        .collect(Collectors.groupingBy(
                                SiteStatus::getState, () -> new EnumMap<>(SiteState.class), Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", "));
    }
}
