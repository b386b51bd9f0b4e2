package dev.courant.parse.extract.lines;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.TextWidth;
import dev.courant.parse.text.date.DateWords;
import dev.courant.parse.text.name.NameWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognises lines that say who wrote the article and when, and nothing else. */
final class CreditLines {
    private static final int LONGEST = 160;
    private static final int LONGEST_BIOGRAPHY = 500;
    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]@[\\w-]{1,63}\\.[a-z]");
    /** A word such as "phone" and a number. */
    private static final Pattern PHONE = Pattern.compile(
            "(?i)\\b(?:tel|phone|telefon|teléfono|téléphone|telefono|call)\\b[^\\d]{0,12}\\+?\\d[\\d ()/-]{5}");
    /** A day, a month and a year, in numbers. */
    private static final int NUMBERS_OF_A_DATE = 3;

    /** What follows a name in a sentence about its bearer. */
    private static final Set<String> BEING = Set.of(
            "is",
            "was",
            "has",
            "covers",
            "writes",
            "reports",
            "joined",
            "works",
            "ist",
            "schreibt",
            "arbeitet",
            "est",
            "écrit",
            "es",
            "escribe",
            "é",
            "è",
            "scrive",
            "schrijft",
            "är",
            "er",
            "jest",
            "pisze",
            "je",
            "on");

    private final Set<String> names = new HashSet<>();
    private final List<String> whole = new ArrayList<>();

    CreditLines(List<String> authors) {
        for (String author : authors) {
            String name = PlainText.fold(author);
            if (name.indexOf(' ') > 0) {
                whole.add(name + " ");
            }
            names.addAll(List.of(PlainText.fold(author).split(" ")));
        }
    }

    /**
     * Whether a line names an author, and says nothing but that and perhaps when and as what, or, if it is no heading,
     * says a date, and nothing but that and perhaps an author.
     */
    boolean isCredit(TextLine line) {
        if (line.width() > LONGEST) {
            return false;
        }
        Parts parts = parts(line.plain());
        return parts.isByline() && !line.text().endsWith(".") || parts.isDateline() && !line.isHeading();
    }

    /** Whether a line tells who an author is. */
    boolean isBiography(TextLine line) {
        for (String name : whole) {
            String plain = line.plain();
            if (plain.startsWith(name) && TextWidth.of(plain) < LONGEST_BIOGRAPHY) {
                int end = plain.indexOf(' ', name.length());
                return end > 0 && BEING.contains(plain.substring(name.length(), end));
            }
        }
        return false;
    }

    /** Whether a short line has an address to write to, or a number to call. */
    static boolean isContact(TextLine line) {
        return line.width() <= LONGEST
                && (line.text().indexOf('@') > 0 && EMAIL.matcher(line.text()).find()
                        || hasDigit(line.plain()) && PHONE.matcher(line.text()).find());
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private Parts parts(String plain) {
        Parts parts = new Parts();
        int at = 0;
        while (at <= plain.length() && !parts.others) {
            int space = plain.indexOf(' ', at);
            int end = space < 0 ? plain.length() : space;
            parts.add(plain.substring(at, end), names);
            at = end + 1;
        }
        return parts;
    }

    /** How many words of each kind a line has; not counted to the end once there is one of no kind. */
    private static final class Parts {
        int names;
        int months;
        int numbers;
        boolean others;

        void add(String word, Set<String> authors) {
            if (authors.contains(word)) {
                names++;
            } else if (DateWords.has(word)) {
                months += DateWords.month(word) != null ? 1 : 0;
                numbers += !word.isEmpty() && Character.isDigit(word.charAt(0)) ? 1 : 0;
            } else {
                others = !NameWords.STANDARD.isOfByline(word);
            }
        }

        boolean isByline() {
            return !others && names > 0;
        }

        boolean isDateline() {
            return !others && (months > 0 && numbers > 0 || numbers >= NUMBERS_OF_A_DATE);
        }
    }
}
