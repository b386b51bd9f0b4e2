package dev.courant.ingest.poll;

import java.time.Instant;

/**
 * Spreads what would happen to many feeds at the same time. A share is derived rather than drawn: the same feed at the
 * same time gets the same one, so that a replay polls when the day itself would have. Thread-safe.
 */
@FunctionalInterface
interface Jitter {
    /** Shares that are spread evenly over feeds and times. */
    Jitter DERIVED = (feedId, now) -> share(31L * hash(feedId) + now.getEpochSecond() * 1_000_003L + now.getNano());

    /** {@return a share from 0 to 1} */
    double of(String feedId, Instant now);

    private static long hash(String text) {
        long hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 1_099_511_628_211L * (hash ^ text.charAt(i));
        }
        return hash;
    }

    /** Mixes the bits as SplitMix64 does (Steele, Lea and Flood, 2014), so that neighbours have unlike shares. */
    private static double share(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
