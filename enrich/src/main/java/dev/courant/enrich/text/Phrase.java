package dev.courant.enrich.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word sequence that a phrase of a rule stands for. Phrases are written as follows:
 *
 * <ul>
 *   <li>{@code air|drone strike}: alternatives for one word;
 *   <li>{@code invade~}: all forms of the verb (in Romance languages also the genders of an adjective), but not with a
 *       capital in the middle of a sentence, where it is a name: {@code Corea} is no form of {@code corear~};
 *   <li>the last word (in Romance languages each word) also matches in the plural;
 *   <li>{@code Pentagon}, {@code UN}: matches only with a capital in the text, or only in capitals;
 *   <li>{@code =arms}: matches only this form.
 * </ul>
 *
 * @param words the word sequence, as folded forms
 * @param base the words before inflection, the same for all forms of one wording
 * @param cases for each word the lowest {@linkplain Tokens#letterCase letter case} that matches, or {@link #VERB}, two
 *     bits each, the first word in the lowest bits
 */
public record Phrase(List<String> words, String base, long cases) {
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s(?= |$)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\-‑–/'’]+");
    private static final Pattern BETWEEN_ALTERNATIVES = Pattern.compile("|", Pattern.LITERAL);

    /** No word has more forms; by these most phrases are checked without generating any. */
    static final int MOST_VERBAL_FORMS = 96;

    static final int MOST_NOMINAL_FORMS = 16;

    /** The case of a word that has a capital only at the beginning of a sentence, or where all words may have one. */
    private static final int VERB = 3;

    /** The most words of a phrase. */
    public static final int MAX_WORDS = 12;

    /** The most word sequences that a phrase may stand for. */
    public static final int MAX_SEQUENCES = 4_096;

    /**
     * Returns the word sequences that a phrase stands for.
     *
     * @param phrase the phrase as it is written in a rule
     * @param forms the inflection of its language
     * @throws IllegalArgumentException when the phrase has no words, too many, or stands for too many sequences; the
     *     message says which
     */
    public static List<Phrase> expand(String phrase, WordForms forms) {
        List<String> slots = slots(phrase);
        checkSlots(slots);
        List<Phrase> sequences = List.of(new Phrase(List.of(), "", 0));
        for (int i = 0; i < slots.size(); i++) {
            sequences = append(sequences, words(slots, i, forms));
        }
        return sequences;
    }

    /**
     * Checks a phrase without generating its sequences, and without its words where these cannot be too many.
     *
     * @throws IllegalArgumentException as {@link #expand} does
     */
    public static void check(String phrase, WordForms forms) {
        List<String> slots = slots(phrase);
        checkSlots(slots);
        long most = 1;
        for (String slot : slots) {
            most = Math.min(MAX_SEQUENCES + 1, most * mostForms(slot));
        }
        long sequences = 1;
        for (int i = 0; i < slots.size() && most > MAX_SEQUENCES; i++) {
            sequences = checkCount(sequences * words(slots, i, forms).size());
        }
    }

    private static int mostForms(String slot) {
        int most = 0;
        for (String alternative : alternatives(slot)) {
            checkWord(alternative, Folding.fold(alternative));
            if (alternative.startsWith("=")) {
                most++;
            } else {
                most += alternative.endsWith("~") ? MOST_VERBAL_FORMS : MOST_NOMINAL_FORMS;
            }
        }
        return most;
    }

    private static String[] alternatives(String slot) {
        return slot.indexOf('|') < 0 ? new String[] {slot} : BETWEEN_ALTERNATIVES.split(slot);
    }

    private static void checkWord(String written, String folded) {
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("\"" + written + "\" has no letter or digit");
        }
    }

    /** Whether the words from {@code first} on are capitalised as the phrase demands. */
    public static boolean casesFit(long cases, Tokens tokens, int first) {
        for (int token = first; cases != 0; token++, cases >>>= 2) {
            int needed = (int) cases & 3;
            if (needed == VERB ? isName(tokens, token) : tokens.letterCase(token) < needed) {
                return false;
            }
        }
        return true;
    }

    /** Titles are written in capitals by many papers, so that a capital says nothing there. */
    private static boolean isName(Tokens tokens, int token) {
        return tokens.letterCase(token) == Tokens.CAPITAL
                && token != tokens.first(tokens.sentence(token))
                && !tokens.inTitle(token);
    }

    private static List<String> slots(String phrase) {
        var slots = new ArrayList<String>();
        for (String slot : BETWEEN_WORDS.split(POSSESSIVE.matcher(phrase).replaceAll(""))) {
            if (!slot.isBlank()) {
                slots.add(slot);
            }
        }
        return slots;
    }

    private static List<Phrase> append(List<Phrase> sequences, Collection<Phrase> words) {
        checkCount((long) sequences.size() * words.size());
        var longer = new ArrayList<Phrase>(sequences.size() * words.size());
        for (Phrase sequence : sequences) {
            for (Phrase word : words) {
                longer.add(sequence.then(word));
            }
        }
        return longer;
    }

    private static void checkSlots(List<String> slots) {
        if (slots.isEmpty() || slots.size() > MAX_WORDS) {
            throw new IllegalArgumentException("a phrase has 1 to " + MAX_WORDS + " words");
        }
    }

    private static long checkCount(long sequences) {
        if (sequences > MAX_SEQUENCES) {
            throw new IllegalArgumentException("it stands for more than " + MAX_SEQUENCES
                    + " word sequences; write it as several phrases with fewer alternatives");
        }
        return sequences;
    }

    private Phrase then(Phrase word) {
        var all = new ArrayList<>(words);
        all.addAll(word.words);
        return new Phrase(List.copyOf(all), base + " " + word.base, cases | (word.cases << (2 * words.size())));
    }

    private static List<Phrase> words(List<String> slots, int slot, WordForms forms) {
        boolean plural = forms.pluralThroughout() || slot == slots.size() - 1;
        var words = new ArrayList<Phrase>();
        String[] alternatives = alternatives(slots.get(slot));
        for (String alternative : alternatives) {
            String base = Folding.fold(alternative);
            long cases = caseNeeded(alternative);
            for (String form : forms(alternative, forms, plural)) {
                words.add(new Phrase(List.of(form), base, cases));
            }
        }
        return alternatives.length == 1 ? words : words.stream().distinct().toList();
    }

    private static Collection<String> forms(String written, WordForms forms, boolean plural) {
        String word = Folding.fold(written);
        checkWord(written, word);
        String lower = written.toLowerCase(Locale.ROOT);
        if (written.startsWith("=")) {
            return List.of(word);
        }
        if (written.endsWith("~")) {
            return forms.verbal(lower.substring(0, lower.length() - 1));
        }
        return plural && caseNeeded(written) != Tokens.ALL_CAPITALS ? forms.nominal(lower) : List.of(word);
    }

    private static long caseNeeded(String written) {
        if (written.endsWith("~")) {
            return VERB;
        }
        String letters = written.startsWith("=") ? written.substring(1) : written;
        if (!Character.isUpperCase(letters.charAt(0))) {
            return Tokens.LOWER;
        }
        boolean all = letters.length() > 1
                && letters.chars().filter(Character::isLetter).allMatch(Character::isUpperCase);
        return all ? Tokens.ALL_CAPITALS : Tokens.CAPITAL;
    }
}
