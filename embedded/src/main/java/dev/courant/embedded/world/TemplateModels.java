package dev.courant.embedded.world;

import dev.courant.embedded.world.http.HttpDate;
import dev.courant.embedded.world.template.TemplateModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes the template models of publishers and stories. */
record TemplateModels(WorldUrls urls, Timeline timeline) {
    private static final int TEASER_AFTER = 2;

    TemplateModel publisher(Publisher publisher) {
        boolean spanish = publisher.language().startsWith("es");
        return new TemplateModel()
                .text("site", publisher.name())
                .text("siteId", publisher.id())
                .text("tagline", publisher.tagline())
                .text("siteLanguage", publisher.language())
                .text("charset", publisher.site().charset().name())
                .text("accent", publisher.design().accent())
                .text("home", urls.home(publisher))
                .text("feed", urls.feed(publisher))
                .text("feedType", publisher.site().feedType())
                .text("initial", initial(publisher))
                .flag("english", !spanish)
                .flag("spanish", spanish)
                .list("sections", sections(publisher));
    }

    private static String initial(Publisher publisher) {
        String name = publisher.name();
        int start = name.startsWith("The ") || name.startsWith("La ") ? name.indexOf(' ') + 1 : 0;
        return name.substring(start, start + 1);
    }

    private List<TemplateModel> sections(Publisher publisher) {
        return publisher.stories().stream()
                .map(story -> story.content().section())
                .distinct()
                .map(name ->
                        new TemplateModel().text("sectionName", name).text("sectionUrl", sectionUrl(publisher, name)))
                .toList();
    }

    private String sectionUrl(Publisher publisher, String section) {
        return urls.home(publisher) + "/section/" + WorldUrls.slug(section);
    }

    /** Returns the model of a story without its body. */
    TemplateModel head(Story story) {
        Publisher publisher = urls.world().required(story.publisherId());
        Instant published = timeline.publishedAt(story);
        String home = urls.home(publisher);
        Story.Content content = story.content();
        Story.Figure figure = content.figure();
        return new TemplateModel()
                .text("title", content.title())
                .text("standfirst", content.standfirst())
                .text("language", content.language())
                .text("section", content.section())
                .text("sectionUrl", sectionUrl(publisher, content.section()))
                .text("link", urls.link(story))
                .text("page", urls.page(story))
                .text("iso", DateFormats.iso(published))
                .text("http", HttpDate.format(published))
                .text("date", DateFormats.human(published, content.language()))
                .text("image", home + "/images/" + story.slug() + ".svg")
                .text("caption", figure == null ? "" : figure.caption())
                .text("credit", figure == null ? "" : figure.credit())
                .flag("figure", figure != null)
                .text("byline", byline(content))
                .flag("signed", !content.authors().isEmpty())
                .list("authors", authors(content));
    }

    private static String byline(Story.Content content) {
        String and = content.language().startsWith("es") ? " y " : " and ";
        return String.join(and, content.authors());
    }

    private static List<TemplateModel> authors(Story.Content content) {
        return content.authors().stream()
                .map(name -> new TemplateModel().text("author", name))
                .toList();
    }

    List<TemplateModel> heads(List<Story> stories) {
        return stories.stream().map(this::head).toList();
    }

    /**
     * Returns the models of the blocks of a story's body.
     *
     * @param teaser a teaser to put between two of its paragraphs; empty for none
     */
    static List<TemplateModel> blocks(Story story, List<TemplateModel> teaser) {
        List<Block> body = story.content().body();
        List<TemplateModel> models = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            Block block = body.get(i);
            boolean item = block.kind() == Block.Kind.ITEM;
            models.add(new TemplateModel()
                    .text("text", block.text())
                    .flag("paragraph", block.kind() == Block.Kind.PARAGRAPH)
                    .flag("heading", block.kind() == Block.Kind.HEADING)
                    .flag("quote", block.kind() == Block.Kind.QUOTE)
                    .flag("item", item)
                    .flag("firstItem", item && (i == 0 || body.get(i - 1).kind() != Block.Kind.ITEM))
                    .flag(
                            "lastItem",
                            item && (i + 1 == body.size() || body.get(i + 1).kind() != Block.Kind.ITEM))
                    .list("teaser", i == TEASER_AFTER ? teaser : List.of()));
        }
        return models;
    }
}
