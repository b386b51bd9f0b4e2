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
     * says a date, and nothing but that and perhaps an author; {@code plain} is the line as it is compared.
     */
    boolean isCredit(String line, String plain, boolean heading) {
        if (TextWidth.of(line) > LONGEST) {
            return false;
        }
        Parts parts = parts(plain);
        return parts.isByline() && !line.endsWith(".") || parts.isDateline() && !heading;
    }

    /** Whether a line tells who an author is. */
    boolean isBiography(String plain) {
        for (String name : whole) {
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
        for (String word : plain.split(" ")) {
            if (names.contains(word)) {
                parts.names++;
            } else if (DateWords.has(word)) {
                parts.months += DateWords.month(word) != null ? 1 : 0;
                parts.numbers += !word.isEmpty() && Character.isDigit(word.charAt(0)) ? 1 : 0;
            } else if (!NameWords.STANDARD.isOfByline(word)) {
                parts.others++;
            }
        }
        return parts;
    }

    /** How many words of each kind a line has. */
    private static final class Parts {
        int names;
        int months;
        int numbers;
        int others;

        boolean isByline() {
            return others == 0 && names > 0;
        }

        boolean isDateline() {
            return others == 0 && (months > 0 && numbers > 0 || numbers >= NUMBERS_OF_A_DATE);
        }
    }
}
