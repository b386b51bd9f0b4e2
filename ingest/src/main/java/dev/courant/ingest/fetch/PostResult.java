package dev.courant.ingest.fetch;

/** What came of posting a form. */
public sealed interface PostResult {
    /**
     * The server answered.
     *
     * @param url where the answer came from, after redirects
     * @param status the HTTP status
     * @param text the beginning of the answer's body
     */
    record Answered(String url, int status, String text) implements PostResult {
        /** {@return whether the server took the form} */
        public boolean accepted() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * There was no answer, or it led where we do not go.
     *
     * @param problem one line with the facts
     */
    record Unanswered(String problem) implements PostResult {}
}
