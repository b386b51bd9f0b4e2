package dev.courant.parse.extract;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.Resources;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pages say that are served in the place of an article, in many languages, from {@code notices.txt}. Words are
 * found by their first characters, so that a sentence is read once for all rules. Immutable and thread-safe.
 */
final class NoticeRules {
    private static final Map<String, PageKind> KINDS = Map.ofEntries(
            Map.entry("bot-check", PageKind.BOT_CHECK),
            Map.entry("consent", PageKind.CONSENT_WALL),
            Map.entry("not-found", PageKind.MISSING),
            Map.entry("region", PageKind.REGION_BLOCK),
            Map.entry("rate-limit", PageKind.RATE_LIMIT),
            Map.entry("maintenance", PageKind.MAINTENANCE),
            Map.entry("browser", PageKind.OLD_BROWSER),
            Map.entry("subscription", PageKind.SUBSCRIPTION_OFFER),
            Map.entry("denied", PageKind.ACCESS_DENIED),
            Map.entry("redirect", PageKind.REDIRECT_NOTICE),
            Map.entry("other", PageKind.OTHER_NOTICE));

    private static final String HELP = "help";
    private static final String ADDRESS = "address";
    private static final String TITLE = " title";

    /** Shorter words are compared as a whole: as a beginning, "ad" would be found in "address". */
    private static final int SHORTEST_BEGINNING = 4;

    /** How many characters words are found by; a shorter word that is compared as a whole has a blank besides. */
    private static final int START = 3;

    private static final int START_ANYWHERE = 1;

    private final List<Rule> rules;
    /** The words that count only where a word begins. */
    private final WordIndex<Word> beginnings;
    /** The words that count anywhere, and their first characters. */
    private final WordIndex<Word> anywhere;

    private final BitSet firstAnywhere = new BitSet();
    private final Map<String, PageKind> titles;
    /** The titles by their first word. */
    private final WordIndex<String> titlesByWord;

    private NoticeRules(Builder all) {
        this.rules = List.copyOf(all.rules);
        this.beginnings = new WordIndex<>(all.beginnings);
        this.anywhere = new WordIndex<>(all.anywhere);
        all.anywhere.keySet().forEach(start -> firstAnywhere.set(start.charAt(0)));
        this.titles = Map.copyOf(all.titles);
        this.titlesByWord = new WordIndex<>(all.titlesByWord);
    }

    /**
     * Groups of alternatives; a sentence has to contain one of each.
     *
     * @param key what obeying it means
     * @param groups a bit for each group
     */
    private record Rule(String key, int groups) {}

    /**
     * An alternative.
     *
     * @param text folded
     * @param rule the number of its rule
     * @param group the bit of its group
     * @param whole whether it counts only where a word ends
     */
    private record Word(String text, int rule, int group, boolean whole) {
        boolean isAt(String sentence, int at) {
            return sentence.startsWith(text, at) && (!whole || sentence.charAt(at + text.length()) == ' ');
        }
    }

    /**
     * What a sentence says.
     *
     * @param kinds the kinds of pages that say it
     * @param helps whether it is what such pages say besides: whom to contact, where to go
     * @param addresses whether it addresses the reader, or speaks of its site as "we"
     */
    record Meaning(Set<PageKind> kinds, boolean helps, boolean addresses) {
        private static final Meaning NONE = new Meaning(Set.of(), false, false);
    }

    static NoticeRules standard() {
        Builder all = new Builder();
        for (String line : Resources.lines(NoticeRules.class, "notices.txt")) {
            int colon = line.indexOf(':');
            all.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new NoticeRules(all);
    }

    private static final class Builder {
        final List<Rule> rules = new ArrayList<>();
        final Map<String, List<Word>> beginnings = new HashMap<>();
        final Map<String, List<Word>> anywhere = new HashMap<>();
        final Map<String, PageKind> titles = new HashMap<>();
        final Map<String, List<String>> titlesByWord = new HashMap<>();

        void add(String key, String written) {
            String[] parts = written.split(" ");
            if (key.endsWith(TITLE)) {
                PageKind kind = KINDS.get(key.substring(0, key.length() - TITLE.length()));
                for (String part : parts) {
                    String title = fold(part.replace('_', ' '));
                    titles.putIfAbsent(title, kind);
                    put(titlesByWord, title.substring(0, wordEnd(title, 0)), title);
                }
                return;
            }
            for (int group = 0; group < parts.length; group++) {
                for (String word : parts[group].split("\\|")) {
                    add(fold(word.replace('_', ' ')), 1 << group);
                }
            }
            rules.add(new Rule(key, (1 << parts.length) - 1));
        }

        private void add(String text, int group) {
            boolean atBlank = beginsAtBlank(text.codePointAt(0));
            boolean whole = atBlank && text.length() < SHORTEST_BEGINNING;
            Word word = new Word(text, rules.size(), group, whole);
            if (atBlank) {
                put(beginnings, (text + " ").substring(0, START), word);
            } else {
                put(anywhere, text.substring(0, START_ANYWHERE), word);
            }
        }

        private static <T> void put(Map<String, List<T>> lists, String key, T value) {
            lists.computeIfAbsent(key, word -> new ArrayList<>()).add(value);
        }
    }

    private static boolean beginsAtBlank(int letter) {
        UnicodeScript script = UnicodeScript.of(letter);
        return script == UnicodeScript.LATIN
                || script == UnicodeScript.CYRILLIC
                || script == UnicodeScript.GREEK
                || script == UnicodeScript.DEVANAGARI
                || script == UnicodeScript.COMMON;
    }

    /** Returns what a sentence says. */
    Meaning read(String sentence) {
        String folded = " " + fold(sentence) + " ";
        Found found = new Found(rules);
        for (int at = 1; at < folded.length() - 1; at++) {
            if (folded.charAt(at - 1) == ' ') {
                find(beginnings.of(folded, at, Math.min(at + START, folded.length())), folded, at, found);
            }
            if (firstAnywhere.get(folded.charAt(at))) {
                find(anywhere.of(folded, at, at + START_ANYWHERE), folded, at, found);
            }
        }
        return found.obeyed.isEmpty() ? Meaning.NONE : meaning(found.obeyed);
    }

    private static void find(List<Word> words, String folded, int at, Found found) {
        for (Word word : words) {
            if (word.isAt(folded, at)) {
                found.add(word);
            }
        }
    }

    /** The groups of each rule that were found in a sentence, and the rules that it obeys. Most sentences have none. */
    private static final class Found {
        final List<Rule> obeyed = new ArrayList<>();
        private final List<Rule> rules;
        private int[] groups = {};

        Found(List<Rule> rules) {
            this.rules = rules;
        }

        void add(Word word) {
            if (groups.length == 0) {
                groups = new int[rules.size()];
            }
            Rule rule = rules.get(word.rule());
            boolean before = groups[word.rule()] == rule.groups();
            groups[word.rule()] |= word.group();
            if (!before && groups[word.rule()] == rule.groups()) {
                obeyed.add(rule);
            }
        }
    }

    private static Meaning meaning(List<Rule> obeyed) {
        Set<PageKind> kinds = EnumSet.noneOf(PageKind.class);
        boolean helps = false;
        boolean addresses = false;
        for (Rule rule : obeyed) {
            helps |= rule.key().equals(HELP);
            addresses |= rule.key().equals(ADDRESS);
            PageKind kind = KINDS.get(rule.key());
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return new Meaning(kinds, helps, addresses);
    }

    /** Returns whether a title has the words of one that only such pages have: a quick look that rules out most. */
    boolean mentionsTitle(String title) {
        String folded = fold(title);
        int end;
        for (int at = 0; at < folded.length(); at = end + 1) {
            end = wordEnd(folded, at);
            for (String known : titlesByWord.of(folded, at, end)) {
                int after = at + known.length();
                if (folded.startsWith(known, at) && (after == folded.length() || folded.charAt(after) == ' ')) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int wordEnd(String text, int at) {
        int space = text.indexOf(' ', at);
        return space < 0 ? text.length() : space;
    }

    /** Returns the kind of pages that have such a title; null when it is none of theirs. */
    @Nullable
    PageKind ofTitle(String title) {
        return titles.get(fold(title));
    }

    /** Returns the words of a text in lower case, without accents, with single blanks between them. */
    static String fold(String text) {
        if (hasNoAccents(text)) {
            return PlainText.fold(text);
        }
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case 'ł' -> out.append('l');
                case 'đ' -> out.append('d');
                case 'ø' -> out.append('o');
                case 'ı' -> out.append('i');
                case 'æ' -> out.append("ae");
                case 'ß' -> out.append("ss");
                default -> {
                    if (Character.getType(c) != Character.NON_SPACING_MARK) {
                        out.append(c);
                    }
                }
            }
        }
        return PlainText.fold(out.toString());
    }

    /** Whether a text is ASCII but for dashes and quotation marks: most English ones, which need not be decomposed. */
    private static boolean hasNoAccents(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' && (c < '\u2010' || c > '\u2027')) {
                return false;
            }
        }
        return true;
    }
}
