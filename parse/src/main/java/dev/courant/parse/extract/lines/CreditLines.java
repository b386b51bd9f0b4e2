package dev.courant.parse.extract.lines;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.date.DateWords;
import dev.courant.parse.text.name.NameWords;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Recognises lines that say who wrote the article and when, and nothing else. */
final class CreditLines {
    private static final int LONGEST = 160;
    /** A day, a month and a year, in numbers. */
    private static final int NUMBERS_OF_A_DATE = 3;

    private final Set<String> names = new HashSet<>();

    CreditLines(List<String> authors) {
        for (String author : authors) {
            names.addAll(List.of(PlainText.fold(author).split(" ")));
        }
    }

    /**
     * Whether a line names an author, and says nothing but that and perhaps when and as what, or, if it is no heading,
     * says a date, and nothing but that and perhaps an author; {@code plain} is the line as it is compared.
     */
    boolean isCredit(String line, String plain, boolean heading) {
        if (line.length() > LONGEST) {
            return false;
        }
        Parts parts = parts(plain);
        return parts.isByline() && !line.endsWith(".") || parts.isDateline() && !heading;
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
