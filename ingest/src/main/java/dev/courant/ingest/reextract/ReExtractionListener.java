package dev.courant.ingest.reextract;

/** Is told how a re-extraction goes on. Called by one thread. */
public interface ReExtractionListener {
    /**
     * An article was extracted again.
     *
     * @param article how it compares
     */
    void article(ReExtracted article);

    /**
     * The re-extraction waits, so that live articles need not.
     *
     * @param articles how many articles wait to be enriched or stored
     */
    void waiting(long articles);
}
