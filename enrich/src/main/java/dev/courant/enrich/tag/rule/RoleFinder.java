package dev.courant.enrich.tag.rule;

import dev.courant.enrich.tag.entity.MentionList;
import dev.courant.enrich.tag.rule.RuleProgram.CompiledRoles;
import dev.courant.enrich.tag.rule.RuleProgram.Slot;
import dev.courant.enrich.tag.scan.PhraseHits;
import dev.courant.enrich.tag.sense.OtherSenses;
import dev.courant.enrich.text.Tokens;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds who does what to whom. The act is a phrase that was found; actor and target are looked for in its clause, in
 * one of these orders:
 *
 * <ul>
 *   <li>actor, act, target: "soldiers attacked a village", "the army's attack on a village";
 *   <li>target, act, "by", actor: "a village was attacked by soldiers";
 *   <li>act, target, "by", actor, or act, "by", actor, target: "the attack by soldiers on a village";
 *   <li>target, "that", actor, act: "the village that soldiers attacked".
 * </ul>
 *
 * <p>Of a role that a rule does not require, anybody may have it. A clause ends at words such as "while" and "because",
 * and begins after who is quoted, "the army said rebels attacked a village", unless "said" is followed by a pronoun
 * that means the same: "the army said it attacked a village".
 */
record RoleFinder(Tokens tokens, PhraseHits hits, MentionList mentions, OtherSenses senses) {
    /** "By" and the actor, a passive and its act stand at most so many words apart. */
    private static final int BESIDE = 4;

    /** Nothing was found. */
    private static final long NONE = -1;

    /** The act and the clause around it; both ends are in it. */
    private record Act(CompiledRoles roles, int topic, int first, int last, int from, int to) {}

    /** Returns the roles around an act, or null where those that a rule of a topic requires are not filled. */
    @Nullable
    Roles find(CompiledRoles roles, int topic, int first, int last) {
        ClauseWords words = roles.words();
        int sentence = tokens.sentence(first);
        int from = first;
        int lowest = Math.max(tokens.first(sentence), first - 2 * roles.within());
        int highest = Math.min(tokens.limit(sentence) - 1, last + 2 * roles.within());
        if (!isAnywhere(roles.actor(), lowest, highest) || !isAnywhere(roles.target(), lowest, highest)) {
            return null;
        }
        while (from > lowest && !isOf(words.breaks(), from - 1) && !isQuoted(words, from)) {
            from--;
        }
        int to = last;
        while (to < highest && !isOf(words.breaks(), to + 1)) {
            to++;
        }
        return find(new Act(roles, topic, first, last, from, to));
    }

    /** Whether something that a slot takes begins between two tokens, or no such thing is required; quick to tell. */
    private boolean isAnywhere(@Nullable Slot slot, int from, int to) {
        if (slot == null) {
            return true;
        }
        for (int set : slot.sets()) {
            int hit = hits.atOrAfter(set, from);
            if (hit >= 0 && hits.first(hit) <= to) {
                return true;
            }
        }
        return slot.takesMentions() && mentions.anyBetween(from, to);
    }

    /** Whether a token begins what somebody else says: the token after "said" or "said that" that is no pronoun. */
    private boolean isQuoted(ClauseWords words, int token) {
        return isOf(words.speech(), token - 1)
                && !isOf(words.pronoun(), token)
                && !isOf(words.pronoun(), Math.min(token + 1, tokens.count() - 1));
    }

    private @Nullable Roles find(Act act) {
        boolean passive = isPassive(act);
        Roles found = passive ? null : active(act);
        found = found == null ? passive(act, passive) : found;
        found = found == null ? nominal(act) : found;
        return found == null && !passive ? relative(act) : found;
    }

    /** Actor, act, target. */
    private @Nullable Roles active(Act act) {
        long actor = before(act, act.roles().actor(), act.first());
        long target = after(act, act.roles().target(), act.last());
        boolean agent = target >= 0 && hasBetween(act.roles().words().agent(), act.last() + 1, first(target));
        return agent ? null : roles(act, actor, target);
    }

    /** Target, act, "by", actor; without an actor, the passive alone. */
    private @Nullable Roles passive(Act act, boolean passive) {
        long target = before(act, act.roles().target(), act.first());
        if (act.roles().actor() == null) {
            return passive ? roles(act, NONE, target) : null;
        }
        return roles(act, agent(act, act.last()), target);
    }

    /** Act, target, "by", actor, or act, "by", actor, target. */
    private @Nullable Roles nominal(Act act) {
        if (act.roles().actor() == null || act.roles().target() == null) {
            return null;
        }
        long target = after(act, act.roles().target(), act.last());
        Roles found = target < 0 ? null : roles(act, agent(act, last(target)), target);
        if (found != null) {
            return found;
        }
        long actor = agent(act, act.last());
        return actor < 0 ? null : roles(act, actor, after(act, act.roles().target(), last(actor)));
    }

    /** Target, "that", actor, act. */
    private @Nullable Roles relative(Act act) {
        if (act.roles().actor() == null || act.roles().target() == null) {
            return null;
        }
        long actor = before(act, act.roles().actor(), act.first());
        if (actor < 0) {
            return null;
        }
        long target = before(act, act.roles().target(), first(actor));
        boolean relative = target >= 0 && hasBetween(act.roles().words().relative(), last(target) + 1, first(actor));
        return relative ? roles(act, actor, target) : null;
    }

    /** The actor after "by", which stands after a token. */
    private long agent(Act act, int token) {
        int limit = Math.min(act.to(), token + act.roles().within());
        for (int by = token + 1; by <= limit; by++) {
            if (isOf(act.roles().words().agent(), by)) {
                long actor = after(act, act.roles().actor(), by);
                return actor >= 0 && first(actor) - by <= BESIDE ? actor : NONE;
            }
        }
        return NONE;
    }

    /** The roles, if those that the rule requires were found. */
    private static @Nullable Roles roles(Act act, long actor, long target) {
        boolean filled =
                (act.roles().actor() == null || actor >= 0) && (act.roles().target() == null || target >= 0);
        return filled ? new Roles(first(actor), last(actor), first(target), last(target)) : null;
    }

    /** Whether the act is said in the passive: "was attacked", but not "was attacking". */
    private boolean isPassive(Act act) {
        if (ClauseWords.has(act.roles().progressive(), tokens.form(act.first()))) {
            return false;
        }
        int from = Math.max(act.from(), act.first() - BESIDE + 1);
        return hasBetween(act.roles().words().passive(), from, act.first());
    }

    private boolean hasBetween(BitSet words, int from, int to) {
        for (int token = from; token < to; token++) {
            if (isOf(words, token)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOf(BitSet words, int token) {
        return ClauseWords.has(words, tokens.form(token));
    }

    /** The last phrase or entity of a slot that ends before a token, within the rule's distance. */
    private long before(Act act, @Nullable Slot slot, int token) {
        if (slot == null) {
            return NONE;
        }
        int from = Math.max(act.from(), token - act.roles().within() - 1);
        long best = NONE;
        for (int set : slot.sets()) {
            int hit = hits.before(set, token);
            while (hit >= 0 && hits.first(hit) >= from && !counts(act, hit, from, token - 1)) {
                hit = hits.previous(hit);
            }
            if (hit >= 0 && hits.first(hit) >= from) {
                best = Math.max(best, span(hits.first(hit), hits.last(hit)));
            }
        }
        for (int mention = mentions.atOrAfter(token) - 1; mention >= 0 && mentions.first(mention) >= from; mention--) {
            if (slot.takes(mentions, mention) && mentions.last(mention) < token) {
                return Math.max(best, span(mentions.first(mention), mentions.last(mention)));
            }
        }
        return best;
    }

    /** The first phrase or entity of a slot that begins after a token, within the rule's distance. */
    private long after(Act act, @Nullable Slot slot, int token) {
        if (slot == null) {
            return NONE;
        }
        int to = Math.min(act.to(), token + act.roles().within() + 1);
        long best = NONE;
        for (int set : slot.sets()) {
            int hit = hits.atOrAfter(set, token + 1);
            while (hit >= 0 && hits.first(hit) <= to && !counts(act, hit, token + 1, Integer.MAX_VALUE)) {
                hit = hits.next(hit);
            }
            if (hit >= 0 && hits.first(hit) <= to) {
                best = nearer(best, span(hits.first(hit), hits.last(hit)));
            }
        }
        for (int mention = mentions.atOrAfter(token + 1);
                mention < mentions.count() && mentions.first(mention) <= to;
                mention++) {
            if (slot.takes(mentions, mention)) {
                return nearer(best, span(mentions.first(mention), mentions.last(mention)));
            }
        }
        return best;
    }

    private boolean counts(Act act, int hit, int from, int to) {
        return hits.first(hit) >= from
                && hits.last(hit) <= to
                && !senses.cover(act.topic(), hits.first(hit), hits.last(hit));
    }

    private static long nearer(long one, long other) {
        return one < 0 ? other : Math.min(one, other);
    }

    private static long span(int first, int last) {
        return (long) first << Integer.SIZE | last;
    }

    private static int first(long span) {
        return (int) (span >> Integer.SIZE);
    }

    private static int last(long span) {
        return (int) span;
    }

    /**
     * Who has which role, as tokens; -1 where a rule requires nobody.
     *
     * @param actorFirst the first token of the actor
     * @param actorLast its last token
     * @param targetFirst the first token of the target
     * @param targetLast its last token
     */
    record Roles(int actorFirst, int actorLast, int targetFirst, int targetLast) {
        int first(int act) {
            int first = actorFirst >= 0 ? Math.min(act, actorFirst) : act;
            return targetFirst >= 0 ? Math.min(first, targetFirst) : first;
        }

        int last(int act) {
            return Math.max(act, Math.max(actorLast, targetLast));
        }
    }
}
