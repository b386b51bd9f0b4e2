package dev.courant.app.command.feeds.text;

import dev.courant.schemas.PollReport;

/** The result of a poll in a few words. Pure functions. */
public final class PollSummary {
    private static final int NOT_MODIFIED = 304;

    private PollSummary() {}

    public static String of(PollReport poll) {
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
    public static String entries(int number) {
        return number + (number == 1 ? " entry" : " entries");
    }
}
