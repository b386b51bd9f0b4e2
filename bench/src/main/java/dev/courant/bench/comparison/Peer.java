package dev.courant.bench.comparison;

import com.chimbori.crux.articles.ArticleExtractor;
import de.l3s.boilerpipe.BoilerpipeProcessingException;
import dev.courant.parse.extract.Extraction;
import dev.courant.parse.extract.Extractor;
import dev.courant.parse.extract.Page;
import java.nio.charset.StandardCharsets;
import net.dankito.readability4j.Article;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The extractors that are compared. Each returns the text of the article in a page's bytes; empty: none. */
enum Peer {
    /** Parsing alone, which all of these but boilerpipe do first; the reference for speed. */
    JSOUP("Jsoup, parsing alone") {
        @Override
        String extract(byte[] html, String url) {
            return Jsoup.parse(text(html), url).location();
        }
    },
    COURANT("Courant") {
        private final Extractor extractor = new Extractor();

        @Override
        String extract(byte[] html, String url) {
            return switch (extractor.extract(new Page(html, null, url))) {
                case Extraction.Extracted article -> article.text();
                case Extraction.NotAnArticle ignored -> "";
            };
        }
    },
    READABILITY("readability4j 1.0.8") {
        @Override
        String extract(byte[] html, String url) {
            Article article = new Readability4J(url, text(html)).parse();
            String content = article.getContent();
            return content == null ? "" : Jsoup.parse(content).text();
        }
    },
    CRUX("Crux 2.1.0") {
        @Override
        String extract(byte[] html, String url) {
            Document content =
                    ArticleExtractor.with(url, text(html)).extractContent().article().document;
            return content == null ? "" : content.text();
        }
    },
    BOILERPIPE("boilerpipe 1.2.2") {
        @Override
        String extract(byte[] html, String url) {
            try {
                return de.l3s.boilerpipe.extractors.ArticleExtractor.INSTANCE.getText(text(html));
            } catch (BoilerpipeProcessingException e) {
                return "";
            }
        }
    };

    private final String label;

    Peer(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    abstract String extract(byte[] html, String url);

    /** These peers take text, and most pages are UTF-8. */
    private static String text(byte[] html) {
        return new String(html, StandardCharsets.UTF_8);
    }
}
