package dev.courant.ingest.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.courant.recording.warc.WarcEncoder.Original;
import dev.courant.recording.warc.WarcMember;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The payload that was stored last for each of the URLs that were asked last, so that the same is not stored again.
 * Thread-safe.
 */
final class Originals {
    private static final int CAPACITY = 100_000;

    private final Cache<String, Stored> byUrl =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();
    private final @Nullable Duration oldest;

    /** @param original empty when its file is gone by now */
    private record Stored(String digest, Instant at, Supplier<Optional<Original>> original) {}

    /**
     * @param oldest the age from which on a payload is stored again, since files that are removed take the originals
     *     with them; null: files are not removed
     */
    Originals(@Nullable Duration oldest) {
        this.oldest = oldest;
    }

    /** Returns the response with a payload, if it was the last of its URL. */
    Optional<Original> find(String url, String digest, Instant now) {
        return Optional.ofNullable(byUrl.getIfPresent(url))
                .filter(stored -> stored.digest().equals(digest))
                .filter(stored -> oldest == null || !stored.at().plus(oldest).isBefore(now))
                .flatMap(stored -> stored.original().get());
    }

    /** Notes a group that is on disk: its document, which stands before its request and the metadata. */
    void stored(List<WarcMember> group) {
        WarcMember document = group.size() < 3 ? null : group.get(group.size() - 3);
        if (document != null && document.kind() == WarcMember.Kind.RESPONSE && document.digest() != null) {
            Original original = new Original(document.id(), document.url(), document.at());
            byUrl.put(document.url(), new Stored(document.digest(), document.at(), () -> Optional.of(original)));
        }
    }

    /** Notes the responses of a file that was written before, unless later ones are known. */
    void restore(Path warc) throws IOException {
        for (CdxLine line : CdxIndex.lines(ArchiveNames.index(warc)).reversed()) {
            String digest = line.digest();
            if (digest != null && line.status() == 200 && !line.isRevisit()) {
                byUrl.asMap().putIfAbsent(line.url(), new Stored(digest, line.at(), () -> original(warc, line)));
            }
        }
    }

    private static Optional<Original> original(Path warc, CdxLine line) {
        try {
            return RecordScan.at(warc, line.offset())
                    .filter(record -> record.isResponse()
                            && line.digest() != null
                            && line.digest().equals(record.digest()))
                    .map(record -> new Original(record.id(), record.url(), record.at()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean isFull() {
        return byUrl.estimatedSize() >= CAPACITY;
    }
}
