package dev.courant.recording.build;

/** Writes text into XML and HTML. Stateless. */
final class EscapedText {
    private EscapedText() {}

    /** Escapes what would be markup, and leaves out what XML 1.0 has no way to write (section 2.2). */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().filter(EscapedText::isWritable).forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** Returns an element with text, on a line of its own. */
    static String element(String indent, String name, String text) {
        return indent + "<" + name + ">" + escaped(text) + "</" + name + ">\n";
    }

    private static boolean isWritable(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff);
    }
}
