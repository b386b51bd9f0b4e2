package dev.courant.app.command.feeds;

import dev.courant.schemas.PollReport;

/** What a poll came to, in a few words. Pure functions. */
final class PollText {
    private static final int NOT_MODIFIED = 304;

    private PollText() {}

    static String of(PollReport poll) {
        Integer status = poll.getHttpStatus();
        if (status == null) {
            return "no answer";
        }
        String code = "HTTP " + status;
        if (status == NOT_MODIFIED) {
            return code + ", nothing new";
        }
        return status / 100 == 2
                ? code + ", " + entries(poll.getEntries()) + ", " + poll.getDiscovered() + " new"
                : code;
    }

    /** Such as {@code 12 entries}. */
    static String entries(int number) {
        return number + (number == 1 ? " entry" : " entries");
    }
}
