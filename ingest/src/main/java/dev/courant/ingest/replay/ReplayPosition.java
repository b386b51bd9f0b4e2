package dev.courant.ingest.replay;

/**
 * How far a recording has been worked through.
 *
 * @param offset the offset of the next record, as in {@link dev.courant.recording.Position}
 * @param finished whether there is none any more
 * @param totals what became of all records before it
 */
public record ReplayPosition(long offset, boolean finished, ReplayTotals totals) {
    /** {@return the beginning of a recording} */
    public static ReplayPosition start() {
        return new ReplayPosition(0, false, new ReplayTotals());
    }
}
