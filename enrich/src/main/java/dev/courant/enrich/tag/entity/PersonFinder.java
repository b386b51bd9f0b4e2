package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.NameFrameWords;
import dev.courant.enrich.entity.NameFrameWords.Kind;
import dev.courant.enrich.entity.NamedEntity;
import dev.courant.enrich.entity.PersonNameWords;
import dev.courant.enrich.tag.EntityMention;
import dev.courant.enrich.tag.FoundEntity;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Guesses names of persons that are not in a list: two or more successive capitalised words that begin with a common
 * given name or follow a title. Headlines are not searched, since they may capitalise each word. The confidence of a
 * guess is low.
 */
public record PersonFinder(PersonNameWords nameWords, MentionList mentions, Excerpts excerpts) {
    private static final double BY_GIVEN_NAME = 0.4;
    private static final double BY_TITLE = 0.3;
    private static final int MAX_WORDS = 5;

    /** The characters between a name in the possessive and the next word: apostrophe, s and a blank. */
    private static final int POSSESSIVE = 3;

    private static final int MAX_PERSONS = 20;

    /** Returns the persons in the order of their first mention. */
    public List<FoundEntity> find() {
        Tokens tokens = excerpts.tokens();
        Map<String, List<EntityMention>> named = new LinkedHashMap<>();
        Map<String, Double> confidence = new LinkedHashMap<>();
        int token = tokens.titleCount();
        int afterThing = 0;
        while (token < tokens.count() && named.size() < MAX_PERSONS) {
            double atToken = confidenceAt(token);
            int end = atToken > 0 ? end(token) : token;
            if (end - token >= 2 && (isKnown(token, end) || isThing(token, end, afterThing))) {
                afterThing = end;
                token = end;
            } else if (end - token >= 2) {
                EntityMention mention = excerpts.mention(token, end - 1);
                named.computeIfAbsent(mention.text(), _ -> new ArrayList<>()).add(mention);
                confidence.merge(mention.text(), atToken, Math::max);
                token = end;
            } else {
                token++;
            }
        }
        var found = new ArrayList<FoundEntity>();
        named.forEach((name, all) -> found.add(new FoundEntity(
                id(name),
                NamedEntity.PERSON,
                name,
                confidence.getOrDefault(name, BY_TITLE),
                all.subList(0, Math.min(all.size(), FoundEntity.MAX_MENTIONS)))));
        return found;
    }

    private double confidenceAt(int token) {
        Tokens tokens = excerpts.tokens();
        if (tokens.letterCase(token) != Tokens.CAPITAL || has(nameWords.titles(), token)) {
            return 0;
        }
        if (has(nameWords.given(), token)) {
            return BY_GIVEN_NAME;
        }
        return isTitled(token) ? BY_TITLE : 0;
    }

    private boolean isTitled(int token) {
        return token > excerpts.tokens().titleCount() && joins(token - 1) && has(nameWords.titles(), token - 1);
    }

    /** Whether a name is that of a place or thing: "Elizabeth Street", "calle José Martí", "in Alice Springs". */
    private boolean isThing(int first, int end, int afterThing) {
        Tokens tokens = excerpts.tokens();
        NameFrameWords words = mentions.index().frameWords();
        if (isTitled(first)) {
            return false;
        }
        if (words.is(Kind.THING_AFTER, tokens, end - 1)) {
            return true;
        }
        int before = first - 1;
        if (before >= tokens.titleCount() && joins(before) && has(nameWords.particles(), before)) {
            before--;
        }
        if (before < tokens.titleCount() || !joins(before)) {
            return false;
        }
        boolean listed =
                before == afterThing && mentions.index().functionWords().contains(tokens.form(before));
        return listed
                || words.is(Kind.THING_BEFORE, tokens, before)
                || words.is(Kind.LOCATIVE, tokens, before)
                        && !words.is(Kind.TRUST, tokens, before - 1)
                        && tokens.start(end < tokens.count() ? end : end - 1) - tokens.end(end - 1) != POSSESSIVE;
    }

    /** Returns the token after the last capitalised word of a name; particles may be between its words. */
    private int end(int first) {
        Tokens tokens = excerpts.tokens();
        int end = first + 1;
        int next = end;
        while (next < tokens.count() && next - first < MAX_WORDS && joins(next - 1)) {
            if (tokens.letterCase(next) == Tokens.CAPITAL
                    && !mentions.index().functionWords().contains(tokens.form(next))) {
                end = next + 1;
            } else if (!has(nameWords.particles(), next)) {
                break;
            }
            next++;
        }
        return end;
    }

    private boolean joins(int left) {
        Tokens tokens = excerpts.tokens();
        return tokens.sentence(left) == tokens.sentence(left + 1) && gap(tokens, left) <= 2;
    }

    /** Returns the number of characters to the next word: 1 for a space, 2 after a title with a full stop. */
    private static int gap(Tokens tokens, int left) {
        return tokens.start(left + 1) - tokens.end(left);
    }

    private boolean isKnown(int first, int end) {
        int mention = mentions.atOrAfter(first);
        return mention < mentions.count() && mentions.first(mention) < end;
    }

    private boolean has(BitSet forms, int token) {
        int form = excerpts.tokens().form(token);
        return form >= 0 && forms.get(form);
    }

    private static String id(String name) {
        return "name:" + String.join("-", name.toLowerCase(Locale.ROOT).split("[\\s.]+"));
    }
}
