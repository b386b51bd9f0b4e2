package dev.courant.ingest.websub;

import java.util.Locale;

/**
 * How a hub's request is answered.
 *
 * @param result what it came to, for the metric
 * @param status the HTTP status
 * @param body the body, in ASCII
 */
record Answer(Result result, int status, String body) {
    /** What a request came to. */
    enum Result {
        VERIFIED,
        UNSUBSCRIBED,
        DENIED,
        CONTENT,
        /** Content without a signature, or with one that does not hold. */
        FORGED,
        /** For no subscription that we know of. */
        UNKNOWN,
        TOO_LARGE,
        /** Neither a verification nor content. */
        UNFIT,
        /** It could not be kept; the hub should try again. */
        UNAVAILABLE;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A subscriber that does not agree must answer 404 (WebSub, section 5.3.1). */
    static final Answer UNKNOWN = new Answer(Result.UNKNOWN, 404, "");

    static final Answer UNFIT = new Answer(Result.UNFIT, 405, "");
    static final Answer TOO_LARGE = new Answer(Result.TOO_LARGE, 413, "");

    /** Looks like success, so that nobody learns by trying. */
    static final Answer FORGED = new Answer(Result.FORGED, 202, "");

    /** An answer to what was to be kept. */
    static Answer to(PushLog.Written written, Result result, int status, String body) {
        return switch (written) {
            case DONE -> new Answer(result, status, body);
            case TOO_LARGE -> TOO_LARGE;
            case FAILED -> new Answer(Result.UNAVAILABLE, 503, "");
        };
    }
}
