package dev.courant.embedded.world;

import java.time.Instant;
import java.util.List;

/** Renders a publisher's feed: newest first, the same bytes until a story appears. */
record Feeds(Scopes scopes, Templates templates) {
    private static final int ENTRIES = 30;

    /** The feed with these stories, which are newest first. */
    String render(Publisher publisher, List<Story> stories) {
        List<Scope> entries = stories.stream().limit(ENTRIES).map(this::entry).toList();
        Instant updated = updated(stories);
        Scope scope = scopes.publisher(publisher)
                .text("updatedIso", Dates.iso(updated))
                .text("updatedHttp", Dates.http(updated))
                .list("entries", entries);
        return templates.render(publisher.theme() + "/feed.xml", scope);
    }

    /** When the feed last changed. */
    Instant updated(List<Story> stories) {
        return stories.isEmpty()
                ? scopes.timeline().beginning()
                : scopes.timeline().publishedAt(stories.getFirst());
    }

    private Scope entry(Story story) {
        String content = templates.render("blocks.html", new Scope().list("blocks", Scopes.blocks(story, List.of())));
        return scopes.head(story).text("content", content.strip());
    }
}
