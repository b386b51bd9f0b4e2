package dev.courant.embedded.world;

import dev.courant.embedded.world.template.TemplateModel;
import dev.courant.embedded.world.template.Templates;
import java.util.List;

/** Renders HTML pages: home pages, articles, galleries and error pages. */
record PageRenderer(TemplateModels models, Templates templates) {
    private static final int RELATED = 3;
    private static final int MOST_READ = 5;
    private static final int PICTURES = 9;

    String article(Publisher publisher, Story story) {
        List<Story> others = others(publisher, story);
        List<TemplateModel> teaser = models.heads(others.stream().limit(1).toList());
        TemplateModel model = merged(publisher, story, others).list("blocks", TemplateModels.blocks(story, teaser));
        return templates.render(publisher.design().theme() + "/article.html", model);
    }

    String gallery(Publisher publisher, Story story) {
        List<TemplateModel> pictures = models.timeline().companions(story, publisher.stories()).stream()
                .filter(other -> other.content().figure() != null)
                .limit(PICTURES)
                .map(other -> new TemplateModel().text("picture", "/images/" + other.slug() + ".svg"))
                .toList();
        TemplateModel model = merged(publisher, story, others(publisher, story)).list("pictures", pictures);
        return templates.render("gallery.html", model);
    }

    private TemplateModel merged(Publisher publisher, Story story, List<Story> others) {
        return models.publisher(publisher)
                .list("story", List.of(models.head(story)))
                .list(
                        "related",
                        models.heads(others.stream().skip(1).limit(RELATED).toList()))
                .list(
                        "mostRead",
                        models.heads(others.reversed().stream().limit(MOST_READ).toList()));
    }

    private List<Story> others(Publisher publisher, Story story) {
        return models.timeline().companions(story, publisher.stories()).stream()
                .filter(other -> other.page().behaviour() == PageBehaviour.PAGE
                        && other.page().path() == null)
                .toList();
    }

    /** Renders a list of stories: the home page or a section's page. */
    String list(Publisher publisher, List<Story> stories) {
        return templates.render("home.html", models.publisher(publisher).list("stories", models.heads(stories)));
    }

    String about(Publisher publisher) {
        return templates.render("about.html", models.publisher(publisher));
    }

    String notFound(Publisher publisher) {
        return templates.render("not-found.html", models.publisher(publisher));
    }

    String forbidden(Publisher publisher) {
        return templates.render("forbidden.html", models.publisher(publisher));
    }

    /** Renders the page of the domain itself, which lists the publishers. */
    String newsstand(List<Publisher> publishers) {
        List<TemplateModel> all = publishers.stream().map(models::publisher).toList();
        return templates.render("newsstand.html", new TemplateModel().list("publishers", all));
    }
}
