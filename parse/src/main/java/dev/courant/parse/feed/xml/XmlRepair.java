package dev.courant.parse.feed.xml;

import dev.courant.parse.text.charset.Windows1252;
import org.jsoup.nodes.Entities;

/**
 * Repairs the characters of a document before it is parsed. Characters and character references that XML 1.0 forbids
 * are removed; C1 controls become the windows-1252 characters they usually stand for; references to the document's own
 * entities become their text; an ampersand that does not start a known reference is escaped, so that
 * {@code ?a=1&copy=2} is preserved. CDATA sections and comments keep their ampersands.
 */
final class XmlRepair {
    private static final int LONGEST_NAME = 32;
    private static final String CDATA = "<![CDATA[";

    private final String in;
    private StringBuilder out = new StringBuilder(0);
    private int copied;

    private final OwnEntities entities;

    private XmlRepair(String in) {
        this.in = in;
        this.entities = OwnEntities.of(in);
    }

    static String repair(String text) {
        return new XmlRepair(text).run();
    }

    private String run() {
        int opaqueEnd = 0;
        for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (c == '<' && i >= opaqueEnd) {
                opaqueEnd = endOfOpaque(i);
                endlessName(i, opaqueEnd);
            } else if (c == '&' && i >= opaqueEnd) {
                reference(i);
            } else if (!isPlain(c)) {
                replace(i, 1, isXml(c) ? String.valueOf(Windows1252.map(c)) : "");
            }
        }
        return copied == 0 ? in : out.append(in, copied, in.length()).toString();
    }

    /** Returns the end of the CDATA section or comment that starts here; here when none starts. */
    private int endOfOpaque(int i) {
        String close = in.startsWith(CDATA, i) ? "]]>" : in.startsWith("<!--", i) ? "-->" : null;
        if (close == null) {
            return i;
        }
        int end = in.indexOf(close, i);
        return end < 0 ? in.length() : end;
    }

    /** Escapes the start of a tag whose name is too long. */
    private void endlessName(int i, int opaqueEnd) {
        int end = i + 1;
        int last = Math.min(in.length(), i + Limits.NAME);
        while (opaqueEnd == i && end < last && "<>/ \t\r\n".indexOf(in.charAt(end)) < 0) {
            end++;
        }
        if (end == i + Limits.NAME) {
            replace(i, 1, "&lt;");
        }
    }

    private void reference(int i) {
        int end = i + 1;
        int last = Math.min(in.length(), i + LONGEST_NAME);
        while (end < last && (Character.isLetterOrDigit(in.charAt(end)) || in.charAt(end) == '#' && end == i + 1)) {
            end++;
        }
        int length = entities.lengthAt(in, i);
        if (length > 0) {
            replace(i, length, entities.markup(in.substring(i + 1, i + length - 1)));
            return;
        }
        String name = in.substring(i + 1, end);
        if (name.startsWith("#")) {
            numeric(i, end, name);
        } else if (end == in.length() || in.charAt(end) != ';' || !Entities.isNamedEntity(name)) {
            replace(i, 1, "&amp;");
        }
    }

    private void numeric(int i, int end, String name) {
        int code = codePoint(name);
        if (code < 0) {
            replace(i, 1, "&amp;");
        } else if (!isXml(code)) {
            boolean closed = end < in.length() && in.charAt(end) == ';';
            replace(i, end - i + (closed ? 1 : 0), "");
        }
    }

    /**
     * Returns the number in {@code #38} or {@code #x26}; 0 when it is too large for a character, -1 when it is missing.
     */
    private static int codePoint(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hex ? 2 : 1);
        try {
            return digits.length() > 8 ? 0 : Integer.parseInt(digits, hex ? 16 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void replace(int i, int length, String by) {
        if (copied == 0) {
            out = new StringBuilder(in.length() + 64);
        }
        out.append(in, copied, i).append(by);
        copied = i + length;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f || c > 0x9f && c < 0xfffe || c == '\n' || c == '\r' || c == '\t';
    }

    /** Production 2 of XML 1.0. Surrogates in decoded text always come in pairs. */
    private static boolean isXml(int c) {
        return c >= ' ' && c < 0xd800
                || c == '\n'
                || c == '\r'
                || c == '\t'
                || c > 0xdfff && c < 0xfffe
                || c > 0xffff && c <= Character.MAX_CODE_POINT;
    }
}
