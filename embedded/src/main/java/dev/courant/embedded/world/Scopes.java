package dev.courant.embedded.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Turns publishers and stories into what templates name. */
record Scopes(Addresses addresses, Timeline timeline) {
    private static final int TEASER_AFTER = 2;

    Scope publisher(Publisher publisher) {
        boolean spanish = publisher.language().startsWith("es");
        return new Scope()
                .text("site", publisher.name())
                .text("siteId", publisher.id())
                .text("tagline", publisher.tagline())
                .text("siteLanguage", publisher.language())
                .text("charset", publisher.charset().name())
                .text("accent", publisher.accent())
                .text("home", addresses.home(publisher))
                .text("feed", addresses.feed(publisher))
                .text("feedType", publisher.feedType())
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

    private List<Scope> sections(Publisher publisher) {
        return publisher.stories().stream()
                .map(Story::section)
                .distinct()
                .map(name -> new Scope().text("sectionName", name).text("sectionUrl", sectionUrl(publisher, name)))
                .toList();
    }

    private String sectionUrl(Publisher publisher, String section) {
        return addresses.home(publisher) + "/section/" + Slugs.of(section);
    }

    /** A story's head: all but its text. */
    Scope head(Story story) {
        Publisher publisher = addresses.world().required(story.publisherId());
        Instant published = timeline.publishedAt(story);
        String home = addresses.home(publisher);
        Story.Figure figure = story.figure();
        return new Scope()
                .text("title", story.title())
                .text("standfirst", story.standfirst())
                .text("language", story.language())
                .text("section", story.section())
                .text("sectionUrl", sectionUrl(publisher, story.section()))
                .text("link", addresses.link(story))
                .text("page", addresses.page(story))
                .text("iso", Dates.iso(published))
                .text("http", Dates.http(published))
                .text("date", Dates.human(published, story.language()))
                .text("image", home + "/images/" + story.slug() + ".svg")
                .text("caption", figure == null ? "" : figure.caption())
                .text("credit", figure == null ? "" : figure.credit())
                .flag("figure", figure != null)
                .text("byline", byline(story))
                .flag("signed", !story.authors().isEmpty())
                .list("authors", authors(story));
    }

    private static String byline(Story story) {
        String and = story.language().startsWith("es") ? " y " : " and ";
        return String.join(and, story.authors());
    }

    private static List<Scope> authors(Story story) {
        return story.authors().stream()
                .map(name -> new Scope().text("author", name))
                .toList();
    }

    List<Scope> heads(List<Story> stories) {
        return stories.stream().map(this::head).toList();
    }

    /**
     * A story's text, block by block.
     *
     * @param teaser what stands between two of its paragraphs; empty: nothing does
     */
    static List<Scope> blocks(Story story, List<Scope> teaser) {
        List<Block> body = story.body();
        List<Scope> scopes = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            Block block = body.get(i);
            boolean item = block.kind() == Block.Kind.ITEM;
            scopes.add(new Scope()
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
        return scopes;
    }
}
