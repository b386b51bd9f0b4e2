package dev.courant.ingest.robots;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that were asked for last, as many as memory is set aside for. Thread-safe; never blocks for long. */
final class SiteFiles {
    private final long maxBytes;
    private final Map<String, SiteFile> sites = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    SiteFiles(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    synchronized @Nullable SiteFile get(String site) {
        return sites.get(site);
    }

    synchronized void put(String site, SiteFile file) {
        SiteFile before = sites.put(site, file);
        bytes += file.bytes() - (before == null ? 0 : before.bytes());
        Iterator<SiteFile> eldest = sites.values().iterator();
        while (bytes > maxBytes && sites.size() > 1) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}
