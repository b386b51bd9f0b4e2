package dev.courant.recording.build;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed at a time, its newest items first; there since its beginning. */
record FeedSnapshot(
        String title, String url, String home, @Nullable String language, Instant begin, List<SnapshotEntry> entries) {}
