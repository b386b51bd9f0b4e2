package dev.courant.embedded.world;

import dev.courant.embedded.world.http.Representation;
import dev.courant.embedded.world.template.Templates;
import dev.courant.parse.text.Resources;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sites of all publishers, and the newsstand: the page of the domain itself. Thread-safe. */
record WorldSites(WorldUrls urls, PageRenderer pages, Map<String, PublisherSite> sites) {
    static WorldSites of(World world, Timeline timeline, WorldUrls urls) {
        Templates templates = new Templates(name -> Resources.text(WorldSites.class, "templates/" + name));
        TemplateModels models = new TemplateModels(urls, timeline);
        FeedRenderer feeds = new FeedRenderer(models, templates);
        PageRenderer pages = new PageRenderer(models, templates);
        return new WorldSites(
                urls,
                pages,
                world.publishers().stream()
                        .map(publisher -> new PublisherSite(publisher, timeline, urls, pages, feeds, templates))
                        .collect(Collectors.toMap(site -> site.publisher().id(), Function.identity())));
    }

    Representation at(String host, String path) {
        return urls.publisher(host)
                .map(publisher ->
                        Objects.requireNonNull(sites.get(publisher.id())).at(path))
                .orElseGet(() -> newsstand(urls.isServer(host) && path.equals("/") ? 200 : 404));
    }

    private Representation newsstand(int status) {
        return Representation.html(status, pages.newsstand(urls.world().publishers()), StandardCharsets.UTF_8);
    }
}
