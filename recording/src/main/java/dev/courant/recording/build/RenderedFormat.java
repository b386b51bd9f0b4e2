package dev.courant.recording.build;

import static dev.courant.recording.build.EscapedText.element;
import static dev.courant.recording.build.EscapedText.escaped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;

/** The formats that feeds are written in. */
enum RenderedFormat {
    /** RSS 2.0, with the content module. */
    RSS("application/rss+xml; charset=utf-8") {
        @Override
        String render(FeedSnapshot feed) {
            StringBuilder xml = new StringBuilder("""
                    <?xml version="1.0" encoding="utf-8"?>
                    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                    xmlns:dc="http://purl.org/dc/elements/1.1/">
                    <channel>
                    """);
            xml.append(element("  ", "title", feed.title()));
            xml.append(element("  ", "link", feed.home()));
            xml.append(element("  ", "description", feed.title()));
            if (feed.language() != null) {
                xml.append(element("  ", "language", feed.language()));
            }
            feed.entries().forEach(entry -> xml.append(item(entry)));
            return xml.append("</channel>\n</rss>\n").toString();
        }

        private String item(SnapshotEntry entry) {
            StringBuilder xml = new StringBuilder("  <item>\n");
            xml.append(element("    ", "title", entry.title()));
            xml.append(element("    ", "link", entry.url()));
            xml.append(element("    ", "guid", entry.url()));
            xml.append(element("    ", "pubDate", rfc1123(entry.published())));
            if (entry.author() != null) {
                xml.append(element("    ", "dc:creator", entry.author()));
            }
            entry.categories().forEach(category -> xml.append(element("    ", "category", category)));
            if (entry.summary() != null) {
                xml.append(element("    ", "description", escaped(entry.summary())));
            }
            if (!entry.content().isEmpty()) {
                xml.append(element("    ", "content:encoded", entry.html()));
            }
            return xml.append("  </item>\n").toString();
        }
    },
    /** RFC 4287. */
    ATOM("application/atom+xml; charset=utf-8") {
        @Override
        String render(FeedSnapshot feed) {
            String language = feed.language() == null ? "" : " xml:lang=\"" + escaped(feed.language()) + "\"";
            StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                    + "<feed xmlns=\"http://www.w3.org/2005/Atom\"" + language + ">\n");
            Instant updated = feed.entries().stream()
                    .map(SnapshotEntry::updated)
                    .max(Comparator.naturalOrder())
                    .orElse(feed.begin());
            xml.append(element("  ", "id", feed.url()));
            xml.append(element("  ", "title", feed.title()));
            xml.append(element("  ", "updated", updated.toString()));
            xml.append("  <link rel=\"self\" href=\"" + escaped(feed.url()) + "\"/>\n");
            xml.append("  <link href=\"" + escaped(feed.home()) + "\"/>\n");
            xml.append("  <author><name>" + escaped(feed.title()) + "</name></author>\n");
            feed.entries().forEach(entry -> xml.append(entry(entry)));
            return xml.append("</feed>\n").toString();
        }

        private String entry(SnapshotEntry entry) {
            StringBuilder xml = new StringBuilder("  <entry>\n");
            xml.append(element("    ", "id", entry.url()));
            xml.append(element("    ", "title", entry.title()));
            xml.append("    <link href=\"" + escaped(entry.url()) + "\"/>\n");
            xml.append(element("    ", "published", entry.published().toString()));
            xml.append(element("    ", "updated", entry.updated().toString()));
            if (entry.author() != null) {
                xml.append("    <author><name>" + escaped(entry.author()) + "</name></author>\n");
            }
            entry.categories().forEach(category -> xml.append("    <category term=\"" + escaped(category) + "\"/>\n"));
            if (entry.summary() != null) {
                xml.append(element("    ", "summary", entry.summary()));
            }
            if (!entry.content().isEmpty()) {
                xml.append("    <content type=\"html\">" + escaped(entry.html()) + "</content>\n");
            }
            return xml.append("  </entry>\n").toString();
        }
    };

    private final String mediaType;

    RenderedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract String render(FeedSnapshot feed);

    String mediaType() {
        return mediaType;
    }

    static String rfc1123(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
