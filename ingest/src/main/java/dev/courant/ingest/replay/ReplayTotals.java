package dev.courant.ingest.replay;

import dev.courant.ingest.scrape.ScrapeResult;
import dev.courant.schemas.OutcomeReason;
import java.util.EnumMap;
import java.util.Map;

/** How many records became what. They add up: records = articles + dropped + skipped + damaged. Not thread-safe. */
public final class ReplayTotals {
    private final Map<OutcomeReason, Long> dropped = new EnumMap<>(OutcomeReason.class);
    private final Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
    private long articles;
    private long damaged;

    /** Nothing yet. */
    public ReplayTotals() {}

    /**
     * Counts a record.
     *
     * @param record what became of it
     */
    public void add(ReplayedRecord record) {
        switch (record.fate()) {
            case ReplayedRecord.Ended(var link, ScrapeResult.Found found) -> articles++;
            case ReplayedRecord.Ended(var link, ScrapeResult.Dropped drop) ->
                dropped.merge(drop.reason(), 1L, Long::sum);
            case ReplayedRecord.Skipped skip -> skipped.merge(skip.reason(), 1L, Long::sum);
            case ReplayedRecord.Damaged damage -> damaged++;
        }
    }

    /**
     * Adds others.
     *
     * @param others the others
     */
    public void add(ReplayTotals others) {
        articles += others.articles;
        damaged += others.damaged;
        others.dropped.forEach((reason, count) -> dropped.merge(reason, count, Long::sum));
        others.skipped.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
    }

    /** {@return the number of all records} */
    public long records() {
        return articles + damaged + sum(dropped) + sum(skipped);
    }

    /** {@return records that became articles} */
    public long articles() {
        return articles;
    }

    /** {@return links that led to no article, by reason} */
    public Map<OutcomeReason, Long> dropped() {
        return Map.copyOf(dropped);
    }

    /** {@return records that are no links, by reason} */
    public Map<SkipReason, Long> skipped() {
        return Map.copyOf(skipped);
    }

    /** {@return parts that could not be read or worked through} */
    public long damaged() {
        return damaged;
    }

    /** Writes them as words, such as {@code articles=2 dropped.GONE=1}. */
    String encode() {
        StringBuilder words = new StringBuilder("articles=" + articles + " damaged=" + damaged);
        dropped.forEach((reason, count) ->
                words.append(" dropped.").append(reason).append('=').append(count));
        skipped.forEach((reason, count) ->
                words.append(" skipped.").append(reason).append('=').append(count));
        return words.toString();
    }

    /** @throws IllegalArgumentException when these are no words of {@link #encode} */
    static ReplayTotals decode(String words) {
        ReplayTotals totals = new ReplayTotals();
        for (String word : words.strip().split(" ")) {
            String[] parts = word.split("[.=]");
            long count = Long.parseLong(parts[parts.length - 1]);
            switch (parts[0]) {
                case "articles" -> totals.articles = count;
                case "damaged" -> totals.damaged = count;
                case "dropped" -> totals.dropped.put(OutcomeReason.valueOf(parts[1]), count);
                case "skipped" -> totals.skipped.put(SkipReason.valueOf(parts[1]), count);
                default -> throw new IllegalArgumentException("not a total: " + word);
            }
        }
        return totals;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
