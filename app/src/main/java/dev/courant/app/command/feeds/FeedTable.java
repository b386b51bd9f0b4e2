package dev.courant.app.command.feeds;

import dev.courant.app.feeds.FeedView;
import dev.courant.app.terminal.Plain;
import dev.courant.app.terminal.Table;
import java.util.ArrayList;
import java.util.List;

/** Feeds as a table. Pure functions. */
final class FeedTable {
    private static final int TITLE = 40;

    private FeedTable() {}

    /**
     * One row for each feed below a head.
     *
     * @param feeds the feeds
     * @param idLength how many digits of an id tell feeds apart
     */
    static String of(List<FeedView> feeds, int idLength) {
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
