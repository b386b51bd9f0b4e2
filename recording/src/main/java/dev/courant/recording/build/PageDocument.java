package dev.courant.recording.build;

import static dev.courant.recording.build.EscapedText.escaped;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of text. */
record PageDocument(
        String url,
        String title,
        String publisher,
        @Nullable String language,
        Instant published,
        List<String> paragraphs) {
    String render() {
        StringBuilder text = new StringBuilder();
        paragraphs.forEach(paragraph -> text.append(EscapedText.element("    ", "p", paragraph)));
        return """
                <!DOCTYPE html>
                <html%s>
                <head>
                  <meta charset="utf-8">
                  <title>%s</title>
                  <link rel="canonical" href="%s">
                  <meta property="og:type" content="article">
                  <meta property="og:title" content="%2$s">
                  <meta property="og:site_name" content="%s">
                  <meta property="article:published_time" content="%s">
                </head>
                <body>
                  <header><a href="/">%4$s</a></header>
                  <article>
                    <h1>%2$s</h1>
                    <time datetime="%5$s">%5$s</time>
                %s  </article>
                </body>
                </html>
                """.formatted(
                        language == null ? "" : " lang=\"" + escaped(language) + "\"",
                        escaped(title),
                        escaped(url),
                        escaped(publisher),
                        published,
                        text);
    }
}
