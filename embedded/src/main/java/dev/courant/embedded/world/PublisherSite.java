package dev.courant.embedded.world;

import dev.courant.embedded.world.http.Representation;
import dev.courant.embedded.world.template.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Serves one publisher's site: returns the representation at each path. */
record PublisherSite(
        Publisher publisher,
        Timeline timeline,
        WorldUrls urls,
        PageRenderer pages,
        FeedRenderer feeds,
        Templates templates) {
    private static final String IMAGES = "/images/";
    private static final String SECTION = "/section/";
    private static final String SVG = "image/svg+xml";

    Representation at(String path) {
        List<Story> published = timeline.published(publisher.stories());
        if (path.equals(publisher.site().feedPath())) {
            String feed = feeds.render(publisher, published);
            return Representation.ok(
                    publisher.site().feedType(), feed, publisher.site().charset(), feeds.updated(published));
        }
        return switch (path) {
            case "/" -> html(pages.list(publisher, listed(published)), feeds.updated(published));
            case "/about" -> html(pages.about(publisher), timeline.beginning());
            case "/robots.txt" ->
                Representation.ok("text/plain", robots(), StandardCharsets.UTF_8, timeline.beginning());
            case "/icon.svg" -> icon();
            default -> below(path, published);
        };
    }

    private Representation below(String path, List<Story> published) {
        if (path.startsWith(IMAGES)) {
            return image(path, published).orElseGet(this::notFound);
        }
        if (path.startsWith(SECTION)) {
            return section(path.substring(SECTION.length()), published);
        }
        return published.stream()
                .filter(story ->
                        story.pickOf() == null && (path.equals(publisher.linkPath(story)) || isPage(path, story)))
                .findFirst()
                .map(story -> story(path, story))
                .orElseGet(this::notFound);
    }

    private boolean isPage(String path, Story story) {
        return path.equals(publisher.pagePath(story));
    }

    private Representation story(String path, Story story) {
        if (!isPage(path, story)) {
            return Representation.moved(urls.page(story));
        }
        Instant modified = timeline.publishedAt(story);
        return switch (story.page().behaviour()) {
            case PAGE, REDIRECT -> html(pages.article(publisher, story), modified);
            case GALLERY -> html(pages.gallery(publisher, story), modified);
            case FORBIDDEN ->
                Representation.html(
                        403, pages.forbidden(publisher), publisher.site().charset());
            case MISSING -> notFound();
        };
    }

    private Representation section(String slug, List<Story> published) {
        List<Story> stories = listed(published).stream()
                .filter(story -> WorldUrls.slug(story.content().section()).equals(slug))
                .toList();
        boolean known = publisher.stories().stream()
                .anyMatch(s -> WorldUrls.slug(s.content().section()).equals(slug));
        return known ? html(pages.list(publisher, stories), feeds.updated(published)) : notFound();
    }

    private static List<Story> listed(List<Story> published) {
        return published.stream()
                .filter(story -> story.page().behaviour() != PageBehaviour.MISSING)
                .toList();
    }

    private Optional<Representation> image(String path, List<Story> published) {
        return published.stream()
                .filter(story -> story.content().figure() != null && path.equals(IMAGES + story.slug() + ".svg"))
                .findFirst()
                .map(story -> templates.render("picture.svg", PictureModel.of(story.slug())))
                .map(svg -> Representation.ok(SVG, svg, StandardCharsets.UTF_8, timeline.beginning()));
    }

    private Representation icon() {
        String svg = templates.render("icon.svg", pages.models().publisher(publisher));
        return Representation.ok(SVG, svg, StandardCharsets.UTF_8, timeline.beginning());
    }

    private String robots() {
        return publisher.site().disallowed().stream()
                .map(prefix -> "Disallow: " + prefix + "\n")
                .collect(Collectors.joining("", "User-agent: *\nAllow: /\n", ""));
    }

    private Representation html(String text, Instant modified) {
        return Representation.ok("text/html", text, publisher.site().charset(), modified);
    }

    private Representation notFound() {
        return Representation.html(
                404, pages.notFound(publisher), publisher.site().charset());
    }
}
