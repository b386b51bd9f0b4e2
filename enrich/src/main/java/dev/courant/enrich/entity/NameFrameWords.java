package dev.courant.enrich.entity;

import dev.courant.enrich.text.Lexicon;
import dev.courant.enrich.text.Tokens;
import dev.courant.parse.text.Resources;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words beside the name of a country or capital that show that it means a town, a river, a street or a person, as
 * forms of a lexicon.
 *
 * @param words for each kind of word its forms
 * @param regions the names of regions, by their first form; the forms of each in order
 */
public record NameFrameWords(Map<Kind, BitSet> words, Map<Integer, List<int[]>> regions) {
    private static final String REGIONS = "regions.txt";
    private static final String FRAMES = "name-frames.txt";

    /** The kinds of words; the names are those of the lists in {@code name-frames.txt}. */
    public enum Kind {
        /** After a name: an administrative area of another country (Niger State, Lebanon County). */
        AREA_AFTER,
        /** After or before a name: a river or its land (Niger Delta, River Jordan). */
        RIVER,
        /** After a name: a street, building or other place (Cuba Street). */
        PLACE_AFTER,
        /** Before a name, with a capital: the same (Fort Jordan). */
        PLACE_BEFORE,
        /** Before a name, with or without a capital: a street or lake (calle Perú, Lake Chad). */
        STREET,
        /** After a name: an institution of the country, which is no surname (Kenya Airways). */
        INSTITUTION,
        /** Before a name: a day or month, which is no part of a name (On Monday Jordan said). */
        DATE,
        /** Names of countries that are given names, too. */
        GIVEN,
        /** Names of countries that are states of other countries, too. */
        STATE,
        /** After such a name: that of the state (Niger State). */
        STATE_AFTER,
        /** Before "of" and a name: a town (the town of Peru). */
        TOWN,
        /** Before a name: in, so that the name is a place. */
        IN,
        /** At the end of a person's name: what is named for the person (Jane Foster Prize). */
        THING_AFTER,
        /** Before a person's name: what is named for the person (calle José Martí). */
        THING_BEFORE,
        /** Before a name: so that it is a place, although it begins with a given name (in Alice Springs). */
        LOCATIVE,
        /** Before "in" and a person's name (faith in Thomas Reed). */
        TRUST,
        /** Before a name: an article, as rivers have one. */
        ARTICLE
    }

    /**
     * Reads the lists and adds their words to a lexicon.
     *
     * @param lexicon the lexicon; known forms keep their numbers
     * @return the words as forms of that lexicon
     */
    public static NameFrameWords addTo(Lexicon.Builder lexicon) {
        Map<String, List<String>> lists = Resources.wordsByKey(NameFrameWords.class, FRAMES);
        Map<Kind, BitSet> words = new HashMap<>();
        for (Kind kind : Kind.values()) {
            var forms = new BitSet();
            String key = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            lists.getOrDefault(key, List.of()).forEach(word -> forms.set(lexicon.add(word)));
            words.put(kind, forms);
        }
        return new NameFrameWords(Map.copyOf(words), regions(lexicon));
    }

    private static Map<Integer, List<int[]>> regions(Lexicon.Builder lexicon) {
        Map<Integer, List<int[]>> regions = new HashMap<>();
        for (String line : Resources.lines(NameFrameWords.class, REGIONS)) {
            for (String region : line.split(",")) {
                int[] forms = List.of(region.strip().split("[ -]")).stream()
                        .mapToInt(lexicon::add)
                        .toArray();
                regions.computeIfAbsent(forms[0], _ -> new ArrayList<>()).add(forms);
            }
        }
        regions.replaceAll((form, all) -> List.copyOf(all));
        return Map.copyOf(regions);
    }

    /** Whether a token is a word of a kind. */
    public boolean is(Kind kind, Tokens tokens, int token) {
        int form = token < 0 || token >= tokens.count() ? Lexicon.UNKNOWN : tokens.form(token);
        BitSet forms = words.get(kind);
        return form >= 0 && forms != null && forms.get(form);
    }

    /** Returns the token after the region that begins at a token, or the token itself when none begins there. */
    public int afterRegion(Tokens tokens, int token) {
        int end = token;
        if (token < tokens.count() && tokens.letterCase(token) != Tokens.LOWER) {
            for (int[] region : regions.getOrDefault(tokens.form(token), List.of())) {
                end = matches(region, tokens, token) ? Math.max(end, token + region.length) : end;
            }
        }
        return end;
    }

    private static boolean matches(int[] region, Tokens tokens, int token) {
        if (token + region.length > tokens.limit(tokens.sentence(token))) {
            return false;
        }
        for (int i = 0; i < region.length; i++) {
            if (tokens.form(token + i) != region[i]) {
                return false;
            }
        }
        return true;
    }
}
