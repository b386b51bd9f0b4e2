package dev.courant.enrich.tag.entity;

import dev.courant.enrich.entity.NameFrameWords;
import dev.courant.enrich.entity.NameFrameWords.Kind;
import dev.courant.enrich.entity.NamedEntity.NameKind;
import dev.courant.enrich.entity.PersonNameWords;
import dev.courant.enrich.language.FunctionWords;
import dev.courant.enrich.tag.scan.Excerpts;
import dev.courant.enrich.text.Tokens;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the words beside the name of a country or capital what it means: "Lebanon, Ohio" is a town, "Niger State"
 * an area, "India Moss" a person.
 */
final class NameFrames {
    /** A headline in which no longer word is in lower case capitalises each word. */
    private static final int LONGER_WORD = 4;

    private static final String OPENING = ",(";
    private static final String CLOSING = ",.;)";
    private static final int MAX_REGION_WORDS = 3;

    private final NameFrameWords words;
    private final PersonNameWords personWords;
    private final FunctionWords functionWords;
    private final Excerpts excerpts;
    private final Tokens tokens;
    private final boolean plainTitle;
    private final Map<Integer, Boolean> commonWords = new HashMap<>();

    NameFrames(EntityIndex index, Excerpts excerpts) {
        this.words = index.frameWords();
        this.personWords = index.personWords();
        this.functionWords = index.functionWords();
        this.excerpts = excerpts;
        this.tokens = excerpts.tokens();
        this.plainTitle = isPlainTitle();
    }

    /** Whether capitals tell names at a token: in the text, and in a headline that does not capitalise each word. */
    boolean capitalsTell(int token) {
        return !tokens.inTitle(token) || plainTitle;
    }

    /**
     * Returns what a name means by the words beside it.
     *
     * @param mention the name
     * @param names the names found
     */
    NameFrame frame(Mention mention, Names names) {
        int first = mention.first();
        int last = mention.last();
        if (mention.kind() == NameKind.PEOPLE) {
            return capitalsTell(first) && isSurname(first) ? NameFrame.PART : NameFrame.PLAIN;
        }
        if (isNamedTown(mention, names) || isBeforeRegion(mention, names) || isStateAfterTown(mention, names)) {
            return NameFrame.TOWN;
        }
        NameFrame land = land(first, last);
        if (land != NameFrame.PLAIN || !capitalsTell(first)) {
            return land;
        }
        if (isPlaceName(first, last)) {
            return NameFrame.PART;
        }
        if (isSurname(first)) {
            return NameFrame.PERSON;
        }
        return mention.kind() == NameKind.AMBIGUOUS_NAME ? joined(first, last) : given(first, last, names);
    }

    /** Whether a name is the surname after a usual given name. */
    private boolean isSurname(int first) {
        return joins(first - 1, first) && has(personWords.given(), first - 1);
    }

    /** Whether a name is in a place: "in Jordan". */
    boolean isPlace(int first) {
        return first > 0 && sameSentence(first - 1, first) && words.is(Kind.IN, tokens, first - 1);
    }

    /** Whether a name has an article and no noun: "on the Niger". */
    boolean hasArticle(int first) {
        return first > 0 && sameSentence(first - 1, first) && words.is(Kind.ARTICLE, tokens, first - 1);
    }

    /** Whether a name has an article and no noun, perhaps with an adjective between: "a real Panama". */
    boolean isThing(int first) {
        return hasArticle(first)
                || first > 0
                        && isLower(first - 1)
                        && !functionWords.contains(tokens.form(first - 1))
                        && hasArticle(first - 1);
    }

    /** Returns the number of the word of a token; negative for an unknown one. */
    int form(int token) {
        return tokens.form(token);
    }

    /** Whether a name begins a sentence. */
    boolean beginsSentence(int first) {
        return tokens.first(tokens.sentence(first)) == first;
    }

    /** Whether a word that is no acronym is also in lower case somewhere in the article. */
    boolean isCommonWord(int token) {
        int form = tokens.form(token);
        return tokens.letterCase(token) == Tokens.CAPITAL && commonWords.computeIfAbsent(form, this::isInLowerCase);
    }

    private boolean isInLowerCase(int form) {
        for (int other = 0; other < tokens.count(); other++) {
            if (tokens.form(other) == form && tokens.letterCase(other) == Tokens.LOWER) {
                return true;
            }
        }
        return false;
    }

    private boolean isPlainTitle() {
        for (int token = 0; token < tokens.titleCount(); token++) {
            if (tokens.letterCase(token) == Tokens.LOWER
                    && tokens.end(token) - tokens.start(token) >= LONGER_WORD
                    && !functionWords.contains(tokens.form(token))) {
                return true;
            }
        }
        return false;
    }

    /** Whether "the town of" precedes a name; before a capital the region must be named: "the Texas town of Paris". */
    private boolean isNamedTown(Mention mention, Names names) {
        if (isSecondTown(mention.first(), names)) {
            return true;
        }
        int town = mention.first() - 2;
        return town >= 0
                && sameSentence(town, mention.first())
                && words.is(Kind.TOWN, tokens, town)
                && isLower(town + 1)
                && !words.is(Kind.IN, tokens, town + 1)
                && !words.is(Kind.LOCATIVE, tokens, town + 1)
                && (mention.kind() != NameKind.CAPITAL || isAfterRegion(town));
    }

    /** Whether a name is joined to that of a town: "the towns of Peru and Brazil". */
    private boolean isSecondTown(int first, Names names) {
        if (first < 2 || !sameSentence(first - 2, first) || !isConjunction(first - 1) || isPlace(first)) {
            return false;
        }
        Mention town = names.at(first - 2);
        return town != null && town.kind() != NameKind.PEOPLE && isNamedTown(town, _ -> null);
    }

    private boolean isAfterRegion(int token) {
        for (int first = Math.max(0, token - MAX_REGION_WORDS); first < token; first++) {
            if (words.afterRegion(tokens, first) == token) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name is that of a state, with one of its towns before it: "Columbus, Georgia,". */
    private boolean isStateAfterTown(Mention mention, Names names) {
        int town = mention.first() - 1;
        return words.is(Kind.STATE, tokens, mention.last())
                && town >= 0
                && sameSentence(town, mention.first())
                && tokens.letterCase(town) != Tokens.LOWER
                && mark(town) == ','
                && CLOSING.indexOf(mark(mention.last())) >= 0
                && !words.is(Kind.DATE, tokens, town)
                && isOtherTown(names.at(town), mention.entity());
    }

    /** Whether a name is none of a country, or the capital of another one. */
    private static boolean isOtherTown(@Nullable Mention name, int entity) {
        return name == null || name.kind() == NameKind.CAPITAL && name.entity() != entity;
    }

    /** Whether a region follows a name after a comma or in parentheses: "Lebanon, Ohio". */
    private boolean isBeforeRegion(Mention mention, Names names) {
        int region = mention.last() + 1;
        if (region >= tokens.count()
                || !sameSentence(mention.last(), region)
                || OPENING.indexOf(mark(mention.last())) < 0) {
            return false;
        }
        int end = words.afterRegion(tokens, region);
        if (end > region) {
            return !isEnumeration(end, names);
        }
        Mention state = names.at(region);
        return state != null
                && mention.kind() == NameKind.CAPITAL
                && state.entity() != mention.entity()
                && words.is(Kind.STATE, tokens, region)
                && CLOSING.indexOf(mark(state.last())) >= 0;
    }

    /** Whether a list of places goes on after a region: "in China, Texas and Germany". */
    private boolean isEnumeration(int end, Names names) {
        int next = end;
        if (next + 1 >= tokens.count() || !sameSentence(end - 1, next + 1) || !isLower(next) || !isConjunction(next)) {
            return false;
        }
        next++;
        if (names.at(next) == null) {
            return false;
        }
        int after = next + 1;
        boolean town =
                after < tokens.count() && OPENING.indexOf(mark(next)) >= 0 && words.afterRegion(tokens, after) > after;
        return !town;
    }

    private boolean isConjunction(int token) {
        return tokens.end(token) - tokens.start(token) <= 3 && functionWords.contains(tokens.form(token));
    }

    /** Returns whether a name is that of an area or river by the words beside it. */
    private NameFrame land(int first, int last) {
        if (adjoins(last, last + 1)) {
            boolean state = words.is(Kind.STATE, tokens, last) && words.is(Kind.STATE_AFTER, tokens, last + 1);
            if (state || words.is(Kind.AREA_AFTER, tokens, last + 1)) {
                return NameFrame.TOWN;
            }
            if (words.is(Kind.RIVER, tokens, last + 1)) {
                return NameFrame.RIVER;
            }
        }
        return follows(first) && words.is(Kind.RIVER, tokens, first - 1) ? NameFrame.RIVER : NameFrame.PLAIN;
    }

    /** Whether a name is part of that of a street, building or other place. */
    private boolean isPlaceName(int first, int last) {
        return adjoins(last, last + 1) && words.is(Kind.PLACE_AFTER, tokens, last + 1)
                || adjoins(first - 1, first) && words.is(Kind.PLACE_BEFORE, tokens, first - 1)
                || follows(first) && words.is(Kind.STREET, tokens, first - 1);
    }

    /** An ambiguous name beside another capitalised word is part of that name: "Jordan Miller". */
    private NameFrame joined(int first, int last) {
        if (joins(first - 1, first) && !words.is(Kind.DATE, tokens, first - 1)) {
            return words.is(Kind.INSTITUTION, tokens, first - 1) ? NameFrame.PART : NameFrame.PERSON;
        }
        if (joins(last, last + 1) && !words.is(Kind.DATE, tokens, last + 1)) {
            return words.is(Kind.INSTITUTION, tokens, last + 1) ? NameFrame.PART : NameFrame.PERSON;
        }
        return NameFrame.PLAIN;
    }

    /** A name that is a given name, too, before a word that is no institution: "India Moss". */
    private NameFrame given(int first, int last, Names names) {
        boolean person = first == last
                && words.is(Kind.GIVEN, tokens, first)
                && joins(last, last + 1)
                && !hasArticle(first)
                && !words.is(Kind.INSTITUTION, tokens, last + 1)
                && !words.is(Kind.DATE, tokens, last + 1)
                && !functionWords.contains(tokens.form(last + 1))
                && names.at(last + 1) == null;
        return person ? NameFrame.PERSON : NameFrame.PLAIN;
    }

    private boolean joins(int left, int right) {
        return adjoins(left, right) && !functionWords.contains(tokens.form(left));
    }

    /** Whether two capitalised words are side by side in a sentence. */
    private boolean adjoins(int left, int right) {
        return left >= 0
                && right < tokens.count()
                && sameSentence(left, right)
                && tokens.letterCase(left) > Tokens.LOWER
                && tokens.letterCase(right) > Tokens.LOWER
                && tokens.start(right) - tokens.end(left) == 1
                && excerpts.after(left, 0) == ' ';
    }

    /** Whether a token follows another in its sentence after a blank. */
    private boolean follows(int token) {
        return token > 0 && sameSentence(token - 1, token) && excerpts.after(token - 1, 0) == ' ';
    }

    private boolean isLower(int token) {
        return token >= 0 && tokens.letterCase(token) == Tokens.LOWER;
    }

    private boolean sameSentence(int left, int right) {
        return tokens.sentence(left) == tokens.sentence(right);
    }

    /** Returns the character after a word, or after the blank that follows it. */
    private char mark(int token) {
        char next = excerpts.after(token, 0);
        return next == ' ' ? excerpts.after(token, 1) : next;
    }

    private boolean has(BitSet forms, int token) {
        int form = tokens.form(token);
        return form >= 0 && forms.get(form);
    }

    /** A name of an entity in an article. */
    record Mention(int first, int last, NameKind kind, int entity) {}

    /** The names found in an article. */
    interface Names {
        /** Returns the name of an entity that begins at a token; null when there is none. */
        @Nullable
        Mention at(int token);
    }
}
