package dev.courant.app.command.feeds.text;

import dev.courant.app.feeds.FeedView;
import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Table;
import java.util.ArrayList;
import java.util.List;

/** The list of feeds as a table. Pure functions. */
public final class FeedListing {
    private static final int TITLE = 40;

    private FeedListing() {}

    /**
     * Writes a header and one row for each feed.
     *
     * @param feeds the feeds
     * @param idLength how many digits of an id identify a feed
     */
    public static String of(List<FeedView> feeds, int idLength) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ID", "STATE", "TITLE", "URL"));
        feeds.forEach(feed -> rows.add(List.of(
                feed.id().substring(0, Math.min(idLength, feed.id().length())),
                feed.state().name(),
                title(feed),
                Plain.text(feed.url()))));
        return Table.of(rows);
    }

    private static String title(FeedView feed) {
        String title = feed.title();
        return title == null ? "-" : Plain.text(title, TITLE);
    }
}
