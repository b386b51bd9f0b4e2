package dev.courant.embedded.world;

import java.util.List;

/** Renders what people read: home pages, articles, and the pages that stand where there is no article. */
record Pages(Scopes scopes, Templates templates) {
    private static final int RELATED = 3;
    private static final int MOST_READ = 5;
    private static final int PICTURES = 9;

    String article(Publisher publisher, Story story) {
        List<Story> others = others(publisher, story);
        List<Scope> teaser = scopes.heads(others.stream().limit(1).toList());
        Scope scope = merged(publisher, story, others).list("blocks", Scopes.blocks(story, teaser));
        return templates.render(publisher.theme() + "/article.html", scope);
    }

    String gallery(Publisher publisher, Story story) {
        List<Scope> pictures = scopes.timeline().companions(story, publisher.stories()).stream()
                .filter(other -> other.figure() != null)
                .limit(PICTURES)
                .map(other -> new Scope().text("picture", "/images/" + other.slug() + ".svg"))
                .toList();
        Scope scope = merged(publisher, story, others(publisher, story)).list("pictures", pictures);
        return templates.render("gallery.html", scope);
    }

    private Scope merged(Publisher publisher, Story story, List<Story> others) {
        return scopes.publisher(publisher)
                .list("story", List.of(scopes.head(story)))
                .list(
                        "related",
                        scopes.heads(others.stream().skip(1).limit(RELATED).toList()))
                .list(
                        "mostRead",
                        scopes.heads(others.reversed().stream().limit(MOST_READ).toList()));
    }

    private List<Story> others(Publisher publisher, Story story) {
        return scopes.timeline().companions(story, publisher.stories()).stream()
                .filter(other -> other.serving() == Serving.PAGE && other.path() == null)
                .toList();
    }

    /** A list of stories: the home page, or a section's. */
    String list(Publisher publisher, List<Story> stories) {
        return templates.render("home.html", scopes.publisher(publisher).list("stories", scopes.heads(stories)));
    }

    String about(Publisher publisher) {
        return templates.render("about.html", scopes.publisher(publisher));
    }

    String notFound(Publisher publisher) {
        return templates.render("not-found.html", scopes.publisher(publisher));
    }

    String forbidden(Publisher publisher) {
        return templates.render("forbidden.html", scopes.publisher(publisher));
    }

    /** The page of the domain itself, which lists the publishers. */
    String newsstand(List<Publisher> publishers) {
        List<Scope> all = publishers.stream().map(scopes::publisher).toList();
        return templates.render("newsstand.html", new Scope().list("publishers", all));
    }
}
