package dev.courant.ingest.recording;

import dev.courant.ingest.archive.ArchivedGroup;
import dev.courant.ingest.archive.MetadataFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes the groups of an archive that a filter means. A feed's link may have led to a page that another feed's link had
 * led to just before: the archive has metadata alone for it then, and the page counts for both feeds. Used by one
 * thread.
 */
final class GroupSelection {
    private final ArchiveFilter filter;
    private final Set<ArchivedGroup> taken = new LinkedHashSet<>();
    private final List<ArchivedGroup> reusing = new ArrayList<>();
    private final Map<String, NavigableMap<Instant, ArchivedGroup>> ofOthers = new HashMap<>();

    GroupSelection(ArchiveFilter filter) {
        this.filter = filter;
    }

    void add(ArchivedGroup group) {
        if (!filter.takesTime(group)) {
            return;
        }
        boolean ofFeed = filter.takesFeed(group);
        if (group.captures().isEmpty()) {
            if (ofFeed && !filter.feedIds().isEmpty()) {
                reusing.add(group);
            }
        } else if (filter.takesHost(group)) {
            if (ofFeed) {
                taken.add(group);
            } else if (!revision(group).isEmpty()) {
                ofOthers.computeIfAbsent(revision(group), any -> new TreeMap<>())
                        .put(group.documentAt(), group);
            }
        }
    }

    /** Returns the groups that are taken, when all were added. */
    Set<ArchivedGroup> taken() {
        for (ArchivedGroup group : reusing) {
            NavigableMap<Instant, ArchivedGroup> pages = ofOthers.get(revision(group));
            Map.Entry<Instant, ArchivedGroup> page = pages == null ? null : pages.floorEntry(group.at());
            if (page != null) {
                taken.add(page.getValue());
            }
        }
        return taken;
    }

    private static String revision(ArchivedGroup group) {
        String article = group.metadata().getOrDefault(MetadataFields.ARTICLE_ID, "");
        String revision = group.metadata().getOrDefault(MetadataFields.REVISION_ID, "");
        return article.isEmpty() ? "" : article + " " + revision;
    }
}
