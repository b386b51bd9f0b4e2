package dev.courant.ingest.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a file go when a URL is to be forgotten: its responses and those that repeat them, their requests,
 * the metadata that names it, and the redirects that led to it. Pure functions.
 */
final class ForgottenRecords {
    private ForgottenRecords() {}

    /** Returns the records that stay. */
    static List<ScannedRecord> without(List<ScannedRecord> records, Predicate<String> forgotten) {
        List<ScannedRecord> staying = new ArrayList<>();
        List<ScannedRecord> group = new ArrayList<>();
        for (ScannedRecord record : records) {
            group.add(record);
            if (record.endsGroup()) {
                staying.addAll(staying(group, forgotten));
                group.clear();
            }
        }
        staying.addAll(staying(group, forgotten));
        return staying;
    }

    private static List<ScannedRecord> staying(List<ScannedRecord> group, Predicate<String> forgotten) {
        int last = -1;
        for (int i = 0; i < group.size(); i++) {
            if (concerns(group.get(i), forgotten)) {
                last = i;
            }
        }
        List<ScannedRecord> staying = new ArrayList<>();
        boolean redirect = false;
        for (int i = 0; i < group.size(); i++) {
            ScannedRecord record = group.get(i);
            // The request of a redirect follows it.
            redirect = record.type().equals("request") ? redirect : isRedirect(record);
            if (!concerns(record, forgotten) && !(redirect && i < last && leadsOn(group, i, forgotten))) {
                staying.add(record);
            }
        }
        return staying;
    }

    /** Returns whether a response behind a redirect is forgotten, to which it leads. */
    private static boolean leadsOn(List<ScannedRecord> group, int from, Predicate<String> forgotten) {
        return group.subList(from + 1, group.size()).stream()
                .anyMatch(later -> (later.isResponse() || later.isRevisit()) && concerns(later, forgotten));
    }

    private static boolean isRedirect(ScannedRecord record) {
        return record.isResponse() && record.status() >= 300 && record.status() < 400;
    }

    private static boolean concerns(ScannedRecord record, Predicate<String> forgotten) {
        return names(record.url(), forgotten)
                || names(record.refersToUrl(), forgotten)
                || names(record.linkUrl(), forgotten);
    }

    private static boolean names(@Nullable String url, Predicate<String> forgotten) {
        return url != null && !url.isEmpty() && forgotten.test(url);
    }
}
