package dev.courant.ingest.fetch;

import dev.courant.parse.url.WebUrl;

/** The result of posting a form. */
public sealed interface PostResult {
    /**
     * The server answered.
     *
     * @param url where the response came from, after redirects
     * @param status the HTTP status
     * @param text the beginning of the response's body
     */
    record Answered(WebUrl url, int status, String text) implements PostResult {
        /** {@return whether the server accepted the form} */
        public boolean accepted() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * There was no response, or it redirected to a URL that is not allowed.
     *
     * @param problem one line with the facts
     */
    record Unanswered(String problem) implements PostResult {}
}
