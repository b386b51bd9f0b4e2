package dev.courant.app.command.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.courant.ingest.replay.ReplayTotals;
import dev.courant.ingest.replay.ReplayedRecord;
import dev.courant.ingest.scrape.ScrapeResult;
import java.util.Map;
import java.util.TreeMap;

/** What became of records, as JSON. Pure functions. */
final class ReplayJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReplayJson() {}

    /** Returns one line for a record. */
    static String line(ReplayedRecord record) {
        ObjectNode line = MAPPER.createObjectNode()
                .put("file", record.position().file().toString())
                .put("offset", record.position().offset())
                .put("url", record.url())
                .put("date", record.at() == null ? null : record.at().toString());
        switch (record.fate()) {
            case ReplayedRecord.Ended(var link, ScrapeResult.Found found) ->
                line.put("outcome", "article")
                        .put("title", found.article().getTitle())
                        .put("articleId", found.article().getArticleId())
                        .put("revisionId", found.article().getRevisionId())
                        .put("text", found.article().getProvenance().getOrDefault("text", "page"));
            case ReplayedRecord.Ended(var link, ScrapeResult.Dropped dropped) ->
                reasoned(line, "dropped", dropped.reason().name(), dropped.detail());
            case ReplayedRecord.Skipped skipped ->
                reasoned(line, "skipped", skipped.reason().id(), skipped.detail());
            case ReplayedRecord.Damaged damaged ->
                line.put("outcome", "damaged").put("detail", damaged.why());
        }
        return line.toString();
    }

    /** Returns one line for the totals. */
    static String line(ReplayTotals totals) {
        Map<String, Long> dropped = new TreeMap<>();
        totals.dropped().forEach((reason, count) -> dropped.put(reason.name(), count));
        Map<String, Long> skipped = new TreeMap<>();
        totals.skipped().forEach((reason, count) -> skipped.put(reason.id(), count));
        ObjectNode answer = MAPPER.createObjectNode();
        answer.putObject("totals")
                .put("records", totals.records())
                .put("articles", totals.articles())
                .<ObjectNode>set("dropped", MAPPER.valueToTree(dropped))
                .<ObjectNode>set("skipped", MAPPER.valueToTree(skipped))
                .put("damaged", totals.damaged());
        return answer.toString();
    }

    private static void reasoned(ObjectNode line, String outcome, String reason, String detail) {
        line.put("outcome", outcome).put("reason", reason).put("detail", detail);
    }
}
