package dev.courant.embedded.world;

import dev.courant.embedded.world.http.HttpDate;
import dev.courant.embedded.world.template.TemplateModel;
import dev.courant.embedded.world.template.Templates;
import java.time.Instant;
import java.util.List;

/** Renders a publisher's feed, newest first; the bytes stay the same until a story is published. */
record FeedRenderer(TemplateModels models, Templates templates) {
    private static final int ENTRIES = 30;

    /**
     * Renders a feed.
     *
     * @param stories the stories to list, newest first
     */
    String render(Publisher publisher, List<Story> stories) {
        List<TemplateModel> entries =
                stories.stream().limit(ENTRIES).map(this::entry).toList();
        Instant updated = updated(stories);
        TemplateModel model = models.publisher(publisher)
                .text("updatedIso", DateFormats.iso(updated))
                .text("updatedHttp", HttpDate.format(updated))
                .list("entries", entries);
        return templates.render(publisher.design().theme() + "/feed.xml", model);
    }

    /** Returns when the feed last changed. */
    Instant updated(List<Story> stories) {
        return stories.isEmpty()
                ? models.timeline().beginning()
                : models.timeline().publishedAt(stories.getFirst());
    }

    private TemplateModel entry(Story story) {
        String content = templates.render(
                "blocks.html", new TemplateModel().list("blocks", TemplateModels.blocks(story, List.of())));
        return models.head(story).text("content", content.strip());
    }
}
