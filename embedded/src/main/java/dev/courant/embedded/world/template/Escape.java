package dev.courant.embedded.world.template;

import java.util.Locale;

/** How a value is escaped when it is written into a template. */
public enum Escape {
    /** For text and quoted attributes of HTML and XML. */
    HTML {
        @Override
        public String apply(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    },
    /** No escaping: for our own markup, and for feeds that are malformed on purpose. */
    RAW {
        @Override
        public String apply(String text) {
            return text;
        }
    },
    /** A JSON string with its quotes, safe within an HTML script element. */
    JSON {
        @Override
        public String apply(String text) {
            StringBuilder json = new StringBuilder(text.length() + 2).append('"');
            text.chars().forEach(c -> appendJson(json, (char) c));
            return json.append('"').toString();
        }
    },
    /** A CDATA section. */
    CDATA {
        @Override
        public String apply(String text) {
            return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
        }
    };

    /** Escapes a text. */
    public abstract String apply(String text);

    private static void appendJson(StringBuilder json, char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '<', '>', '&' -> json.append(unicode(c));
            default -> json.append(c < ' ' ? unicode(c) : String.valueOf(c));
        }
    }

    private static String unicode(char c) {
        return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
}
