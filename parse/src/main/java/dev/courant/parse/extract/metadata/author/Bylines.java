package dev.courant.parse.extract.metadata.author;

import dev.courant.parse.extract.tree.BelowText;
import dev.courant.parse.extract.tree.ContentTree;
import dev.courant.parse.extract.tree.Headline;
import dev.courant.parse.extract.tree.Kind;
import dev.courant.parse.extract.tree.Label;
import dev.courant.parse.extract.tree.Lines;
import dev.courant.parse.text.name.NameWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the bylines that a page shows: lines by the headline that begin with "by" in one of many languages, and
 * elements named as bylines.
 */
final class Bylines {
    private static final int LONGEST = 200;
    private static final int LONGEST_LINE = 120;
    private static final int MOST = 20;
    private static final int BEFORE = 4;
    private static final int AFTER = 18;
    /** Who signs beside the outlet does so within so many lines. */
    private static final int BESIDE = 5;

    private static final AuthorNames.Names NOBODY = AuthorNames.of(List.of(), List.of());
    private static final NameWords WORDS = NameWords.STANDARD;

    /** "Reporter: name", as Chinese and Japanese pages write, and the Korean name before the word for reporter. */
    private static final Pattern EAST_ASIAN = Pattern.compile(
            "(?:记者|記者|作者|撰文|撰稿|报道|報道|采写|採訪|取材|執筆|文)\\s*[:：/／=＝]\\s*((?:[\\p{IsHan}·]{2,5}(?![\\p{IsHan}·]|\\s*[:：])[\\s、,，]*){1,3})"
                    + "|(?:^|[\\s(\\[=])([\\p{IsHangul}]{2,4})\\s?(?:기자|특파원|논설위원|객원기자|선임기자)(?=$|[\\s)\\]=,.|])"
                    + "|(?:^|[\\s(（\\[【=])([\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}·]{2,8})[\\s ](?:記者|记者|特派員|論説委員|編集委員)(?=$|[\\s)）\\]】=,、。|])");

    private static final char FIRST_EAST_ASIAN = '\u2e80';
    private static final Pattern SPACES = Pattern.compile("[\\s、,，]+");

    private final ContentTree tree;
    private final List<String> outlets;
    private final BelowText others;

    Bylines(ContentTree tree, List<String> outlets) {
        this.tree = tree;
        this.outlets = outlets;
        this.others = new BelowText(tree);
    }

    /**
     * The people that a line by the headline names, where it leaves no doubt that it is about who wrote. Where the
     * outlet signs, names far below are those of other articles.
     */
    List<String> near(int headline) {
        int last = last(headline);
        for (int line = first(headline); line < last; line++) {
            List<String> found = signed(line);
            AuthorNames.Names marked = found.isEmpty() ? marked(line) : NOBODY;
            found = found.isEmpty() ? personal(marked.people()) : found;
            if (!found.isEmpty()) {
                return found;
            }
            last = marked.outlets().isEmpty() ? last : Math.min(last, line + BESIDE);
        }
        return List.of();
    }

    private int first(int headline) {
        return headline == Headline.NONE ? 0 : Math.max(0, tree.firstLine(headline) - BEFORE);
    }

    private int last(int headline) {
        return headline == Headline.NONE ? 0 : Math.min(tree.lines().count(), tree.endLine(headline) + AFTER);
    }

    private List<String> signed(int line) {
        Lines lines = tree.lines();
        if (lines.width(line) > LONGEST_LINE) {
            return List.of();
        }
        String text = tree.textOf(lines.first(line), lines.end(line), LONGEST);
        Matcher labelled = EAST_ASIAN.matcher(text);
        if (hasEastAsian(text) && labelled.find()) {
            String name = Stream.of(labelled.group(1), labelled.group(2), labelled.group(3))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            return List.of(SPACES.split(name.strip()));
        }
        int space = text.indexOf(' ');
        if (!WORDS.isOpener(space < 0 ? text : text.substring(0, space))) {
            return List.of();
        }
        if (isOpenerOnly(text) && line + 1 < lines.count()) {
            return people(List.of(tree.textOf(lines.first(line + 1), lines.end(line + 1), LONGEST_LINE)));
        }
        List<String> linked = AuthorNames.of(links(lines.first(line), lines.end(line)), outlets)
                .people();
        List<String> all = people(List.of(text));
        return linked.size() > all.size() ? linked : all;
    }

    /** A quick look that spares most pages the search for a pattern. */
    private static boolean hasEastAsian(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_EAST_ASIAN) {
                return true;
            }
        }
        return false;
    }

    /** The names in a line of an element that is named as a byline. */
    private AuthorNames.Names marked(int line) {
        int owner = tree.lines().owner(line);
        for (int node = owner; node < tree.end(owner); node++) {
            if (tree.is(node, Label.BYLINE) && !tree.is(node, Label.COMMENTS) && !others.has(node)) {
                return AuthorNames.of(byline(node), outlets);
            }
        }
        return NOBODY;
    }

    private static boolean isOpenerOnly(String text) {
        for (String word : text.split(" ")) {
            if (!WORDS.isBeforeName(word)) {
                return false;
            }
        }
        return true;
    }

    private List<String> people(List<String> texts) {
        return personal(AuthorNames.of(texts, outlets).people());
    }

    /** The names, if all of them look like people's. */
    private static List<String> personal(List<String> names) {
        return names.stream().allMatch(WORDS::looksPersonal) ? names : List.of();
    }

    /** Those that look like people's, if most do; else the only one, as pen names and other scripts do not. */
    private static List<String> named(List<String> names) {
        List<String> personal = names.stream().filter(WORDS::looksPersonal).toList();
        boolean alone = names.size() == 1 && isNowhereSmall(names.getFirst());
        return alone ? names : 2 * personal.size() > names.size() ? personal : List.of();
    }

    private static boolean isNowhereSmall(String name) {
        return Stream.of(name.split(" ")).noneMatch(word -> Character.isLowerCase(word.codePointAt(0)));
    }

    private List<String> links(int from, int to) {
        List<String> linked = new ArrayList<>();
        for (int node = from; node < to; node++) {
            int link = tree.parent(node);
            if (tree.kind(node) == Kind.TEXT && tree.kind(link) == Kind.LINK) {
                String text = tree.textOf(link, LONGEST);
                if (!text.startsWith("@")) {
                    linked.add(text);
                }
            }
        }
        return linked;
    }

    /** Whom the first element names that is named as a byline, and names people or the outlet itself. */
    List<String> named() {
        int tried = 0;
        for (int node = 0; node < tree.size() && tried < MOST; node++) {
            if (tree.is(node, Label.BYLINE) && !tree.is(node, Label.COMMENTS) && !others.has(node)) {
                tried++;
                AuthorNames.Names names = AuthorNames.of(byline(node), outlets);
                List<String> found = named(names.people());
                if (!found.isEmpty() || !names.outlets().isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    /** A link in a byline names a person more exactly than its text does. */
    private List<String> byline(int byline) {
        List<String> linked = links(byline, tree.end(byline));
        String text = withoutTimes(byline);
        List<String> people = linked.stream().filter(WORDS::looksPersonal).toList();
        return !people.isEmpty()
                ? people
                : !linked.isEmpty() ? linked : text.isBlank() || text.length() >= LONGEST ? List.of() : List.of(text);
    }

    private String withoutTimes(int byline) {
        int time = byline;
        while (time < tree.end(byline) && tree.kind(time) != Kind.TIME) {
            time++;
        }
        String text = tree.textOf(byline, time, LONGEST);
        return time == tree.end(byline) ? text : text + ' ' + tree.textOf(tree.end(time), tree.end(byline), LONGEST);
    }
}
