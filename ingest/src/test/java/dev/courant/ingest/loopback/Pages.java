package dev.courant.ingest.loopback;

/** Pages for tests. */
public final class Pages {
    private static final String ARTICLE = "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>"
            + "The ferry to the outer islands was late again on Tuesday, and nobody in the harbour could say why. "
                    .repeat(9)
            + "</p></article></body></html>";

    private Pages() {}

    public static Reply article() {
        return Reply.ok(ARTICLE).with("Content-Type", "text/html");
    }
}
