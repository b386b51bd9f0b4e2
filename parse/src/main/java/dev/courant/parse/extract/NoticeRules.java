package dev.courant.parse.extract;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.Resources;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pages say that are served in the place of an article, in many languages, from {@code notices.txt}. Immutable and
 * thread-safe.
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

    private final Map<PageKind, List<Rule>> rules = new EnumMap<>(PageKind.class);
    private final List<Rule> help = new ArrayList<>();
    private final List<Rule> address = new ArrayList<>();
    private final Map<String, PageKind> titles = new HashMap<>();

    private NoticeRules() {}

    /** Groups of alternatives; a sentence has to contain one of each. */
    private record Rule(List<Set<String>> groups) {
        boolean accepts(String sentence) {
            for (Set<String> group : groups) {
                if (group.stream().noneMatch(sentence::contains)) {
                    return false;
                }
            }
            return true;
        }
    }

    static NoticeRules standard() {
        NoticeRules all = new NoticeRules();
        for (String line : Resources.lines(NoticeRules.class, "notices.txt")) {
            int colon = line.indexOf(':');
            all.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return all;
    }

    private void add(String key, String words) {
        if (key.endsWith(TITLE)) {
            PageKind kind = KINDS.get(key.substring(0, key.length() - TITLE.length()));
            for (String title : words.split(" ")) {
                titles.putIfAbsent(fold(title.replace('_', ' ')), kind);
            }
            return;
        }
        Rule rule = new Rule(
                Arrays.stream(words.split(" ")).map(NoticeRules::alternatives).toList());
        switch (key) {
            case HELP -> help.add(rule);
            case ADDRESS -> address.add(rule);
            default ->
                rules.computeIfAbsent(KINDS.get(key), kind -> new ArrayList<>()).add(rule);
        }
    }

    private static Set<String> alternatives(String group) {
        Set<String> alternatives = new HashSet<>();
        for (String word : group.split("\\|")) {
            alternatives.add(pattern(fold(word.replace('_', ' '))));
        }
        return alternatives;
    }

    /** Returns what a folded sentence with a blank at each end contains if it has the word. */
    private static String pattern(String word) {
        if (!beginsAtBlank(word.codePointAt(0))) {
            return word;
        }
        return word.length() < SHORTEST_BEGINNING ? " " + word + " " : " " + word;
    }

    private static boolean beginsAtBlank(int letter) {
        UnicodeScript script = UnicodeScript.of(letter);
        return script == UnicodeScript.LATIN
                || script == UnicodeScript.CYRILLIC
                || script == UnicodeScript.GREEK
                || script == UnicodeScript.DEVANAGARI
                || script == UnicodeScript.COMMON;
    }

    /** Returns the kinds of pages that say a sentence. */
    Set<PageKind> kinds(String sentence) {
        String folded = " " + fold(sentence) + " ";
        Set<PageKind> kinds = new HashSet<>();
        rules.forEach((kind, list) -> {
            if (list.stream().anyMatch(rule -> rule.accepts(folded))) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /** Returns whether a sentence is what such pages say besides: whom to contact, where to go. */
    boolean helps(String sentence) {
        String folded = " " + fold(sentence) + " ";
        return help.stream().anyMatch(rule -> rule.accepts(folded));
    }

    /** Returns whether a sentence addresses the reader, or speaks of its site as "we". */
    boolean addressesReader(String sentence) {
        String folded = " " + fold(sentence) + " ";
        return address.stream().anyMatch(rule -> rule.accepts(folded));
    }

    /** Returns the kind of pages that have such a title; null when it is none of theirs. */
    @Nullable
    PageKind ofTitle(String title) {
        return titles.get(fold(title));
    }

    /** Returns the words of a text in lower case, without accents, with single blanks between them. */
    static String fold(String text) {
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
}
