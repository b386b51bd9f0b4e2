package dev.courant.parse.extract.metadata.author;

import dev.courant.parse.text.PlainText;
import dev.courant.parse.text.date.DateWords;
import dev.courant.parse.text.name.NameWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses bylines into names: splits them, removes "by", roles, places, handles and addresses, and tells people from
 * desks and organisations. Stateless.
 */
public final class AuthorNames {
    private static final int LONGEST = 60;
    private static final int LONGEST_BYLINE = 500;
    private static final int MOST = 20;
    private static final int MOST_WORDS = 6;
    private static final Pattern SEPARATOR = Pattern.compile("[,;|•·/]| [-–—] ");
    /** An address, and after it the name of whose it is. */
    private static final Pattern ADDRESS_AND_NAME = Pattern.compile("\\S+@\\S+\\s*\\(([^()]+)\\)");

    /** Whom or what somebody wrote for, and who helped: no names of authors. */
    private static final Pattern OTHER_ROLES = Pattern.compile(
            "(?iu)(?<=\\p{L}) *[,;.|]? +(?:(?:and )?(?:additional (?:reporting|research)|edit(?:ed|ing)|translat(?:ed|ion)|research|compil(?:ed|ing)|writing) by|(?:bearbeitet|übersetzt|redigiert) von"
                    + "|(?:traduit|édité) par|(?:traducido|editado|traduzido) por|for(?= (?:the )?\\p{Lu})|für(?= \\p{Lu})|pour(?= (?:le |la |l['’])?\\p{Lu})|special to|exclusivo para) [^,;|]*");

    /** One name, and after a dash where it was written, or what somebody is. */
    private static final Pattern AFTER_DASH = Pattern.compile("([^,;|•·/\\n]+?) +[–—-] .*", Pattern.DOTALL);

    /** A surname, a comma, and given names. */
    private static final Pattern SURNAME_FIRST =
            Pattern.compile("(\\p{Lu}[\\p{L}\\p{M}'’-]+), (\\p{Lu}[\\p{L}\\p{M}'’-]+(?: \\p{Lu}\\.?)*)");

    private static final Pattern BRACKETS =
            Pattern.compile("(?<=.)\\([^()]*\\)(?=\\s*(?:$|[,;|]|(?:and|und|et|y|e|och|en|&) ))");

    /** Who took the pictures, and the like, after who wrote the words, to the end of that part. */
    private static final Pattern OTHER_CRAFTS = Pattern.compile(
            "(?iu)(?<=[\\p{L})][,;.|]|[\\p{L})])[,;.|]? *(?:and |y |et |und |e )?\\b(?:photograph(?:s|y)?|photos?|pictures|images?|illustrations?|graphics|video|audio|fotos?|fotograf(?:ías|ía|ie|ien)|imágenes|imagens|bilder|immagini)"
                    + "(?: (?:by|de|por|par|di|von|door)\\b:?|:) [^,;|]*");

    /** Who took the pictures, at the beginning, to the end of that part. */
    private static final Pattern PICTURE_CREDIT = Pattern.compile(
            "(?iu)^(?:photo(?:s|graphs?)?|fotos?|fotografías?|фото|bild(?:er)?|imagen|imágenes|imagens?|immagini) ?:[^,;|]*");

    /** What a byline has in it, in lower case, that {@link #OTHER_CRAFTS} is found in; few have. */
    private static final List<String> CRAFTS =
            List.of("phot", "pict", "imag", "illu", "grap", "vide", "audi", "foto", "imág", "bild", "imma");

    /** What a byline has in it, in lower case, that {@link #OTHER_ROLES} is found in. */
    private static final List<String> ROLES =
            List.of(" by ", " von ", " par ", " por ", " for ", " für ", " pour ", "special to ", "exclusivo para ");

    private static final Pattern HOST = Pattern.compile("(?:[\\p{L}\\d-]{2,}\\.)+\\p{L}{2,7}");
    private static final NameWords WORDS = NameWords.STANDARD;

    /**
     * The names in some bylines, in order, without repeats.
     *
     * @param desks organisations and desks, but for the outlet
     * @param outlets the site itself, or its publisher
     */
    public record Names(List<String> people, List<String> desks, List<String> outlets) {
        /** Returns the people, and the agencies that sign with them; an empty list if no person is named. */
        public List<String> signing() {
            return people.isEmpty()
                    ? people
                    : Stream.concat(people.stream(), desks.stream().filter(desk -> !WORDS.namesJob(desk)))
                            .toList();
        }
    }

    private AuthorNames() {}

    /** Returns the names in bylines; {@code outlets} are the site and its publisher, which are not people. */
    public static Names of(List<String> bylines, List<String> outlets) {
        Map<String, String> people = new LinkedHashMap<>();
        Map<String, String> desks = new LinkedHashMap<>();
        Map<String, String> selves = new LinkedHashMap<>();
        List<String> sites = outlets.stream().map(PlainText::fold).toList();
        for (String byline : bylines) {
            for (String part : sites.contains(PlainText.fold(byline)) ? List.of(byline) : split(byline)) {
                String name = people.isEmpty() || !WORDS.isJob(lastWord(part)) ? clean(part) : "";
                String key = PlainText.fold(name);
                if (isName(name, key)) {
                    boolean self = isOutlet(key, PlainText.fold(part), sites);
                    put(self ? selves : WORDS.isDesk(key.split(" "), name) ? desks : people, key, name);
                }
            }
        }
        if (people.size() > 1) {
            people.values().removeIf(name -> HOST.matcher(name).matches());
        }
        return new Names(List.copyOf(people.values()), List.copyOf(desks.values()), List.copyOf(selves.values()));
    }

    private static String lastWord(String part) {
        return part.substring(part.lastIndexOf(' ') + 1);
    }

    private static boolean isOutlet(String key, String part, List<String> sites) {
        for (String site : sites) {
            if (!site.isEmpty() && (key.startsWith(site) || part.equals(site))) {
                return true;
            }
        }
        return false;
    }

    private static void put(Map<String, String> names, String key, String name) {
        if (names.size() < MOST) {
            names.putIfAbsent(key, name);
        }
    }

    private static List<String> split(String byline) {
        String text = PlainText.clean(byline.length() > LONGEST_BYLINE ? byline.substring(0, LONGEST_BYLINE) : byline);
        text = text.indexOf('@') < 0 ? text : ADDRESS_AND_NAME.matcher(text).replaceAll("$1");
        String lower = text.toLowerCase(Locale.ROOT);
        text = hasOne(CRAFTS, lower) ? OTHER_CRAFTS.matcher(text).replaceAll("") : text;
        text = hasOne(ROLES, lower) ? withoutRoles(text) : text;
        text = text.indexOf(':') < 0 ? text : PICTURE_CREDIT.matcher(text).replaceFirst("");
        Matcher turned = SURNAME_FIRST.matcher(text);
        if (turned.matches()
                && !WORDS.isDesk(
                        List.of(PlainText.fold(turned.group(1)), PlainText.fold(turned.group(2)))
                                .toArray(String[]::new),
                        text)) {
            return List.of(turned.group(2) + " " + turned.group(1));
        }
        String[] words = BRACKETS.matcher(text).replaceAll(" ").strip().split(" +");
        StringBuilder marked = new StringBuilder(text.length());
        for (int i = 0; i < words.length; i++) {
            boolean ends = WORDS.isJoiner(words[i]) || isAddress(words[i]) || joinsNames(words, i);
            marked.append(ends ? "\n" : " " + words[i]);
        }
        Matcher place = AFTER_DASH.matcher(marked);
        String names =
                place.matches() && WORDS.looksPersonal(clean(place.group(1).strip()))
                        ? place.group(1)
                        : marked.toString();
        return SEPARATOR
                .matcher(names)
                .replaceAll("\n")
                .lines()
                .map(String::strip)
                .toList();
    }

    private static boolean hasOne(List<String> parts, String text) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Without whom a person wrote for, and who helped. */
    private static String withoutRoles(String text) {
        Matcher role = OTHER_ROLES.matcher(text);
        return role.find() && WORDS.looksPersonal(clean(text.substring(0, role.start()))) ? role.replaceAll("") : text;
    }

    /** Whether a word such as "y" stands between two names of two words each, and not inside one. */
    private static boolean joinsNames(String[] words, int at) {
        return WORDS.isWeakJoiner(words[at]) && nameLength(words, at, -1) >= 2 && nameLength(words, at, 1) >= 2;
    }

    private static int nameLength(String[] words, int at, int step) {
        int length = 0;
        for (int i = at + step; i >= 0 && i < words.length; i += step) {
            boolean ends = ",;|/".indexOf(words[i].charAt(words[i].length() - 1)) >= 0;
            if (ends && step < 0 || WORDS.isBeforeName(words[i]) || !Character.isUpperCase(words[i].codePointAt(0))) {
                break;
            }
            length++;
            if (ends) {
                break;
            }
        }
        return length;
    }

    private static boolean isAddress(String word) {
        return word.indexOf('@') >= 0 || word.contains("//") || word.startsWith("www.");
    }

    private static String clean(String part) {
        String name = part;
        for (int space = firstBreak(name); space > 0; space = firstBreak(name)) {
            if (!WORDS.isBeforeName(name.substring(0, space))) {
                break;
            }
            name = name.substring(space + 1).strip();
        }
        return trimPunctuation(withoutTail(name));
    }

    private static int firstBreak(String name) {
        int space = name.indexOf(' ');
        int colon = name.indexOf(':');
        return colon > 0 && (space < 0 || colon < space) ? colon : space;
    }

    /** Without the job or the date that follows a name of two words or more. */
    private static String withoutTail(String name) {
        String[] words = name.split(" ");
        for (int i = 2; i < words.length; i++) {
            String plain = PlainText.fold(words[i]);
            boolean date = DateWords.month(plain) != null || !plain.isEmpty() && Character.isDigit(plain.charAt(0));
            if ((WORDS.isJob(words[i]) || date) && !WORDS.isJob(words[0]) && !WORDS.isJob(words[1])) {
                int end = i;
                while (end > 2 && words[end - 1].equals(words[end - 1].toLowerCase(Locale.ROOT))) {
                    end--;
                }
                return String.join(" ", List.of(words).subList(0, end));
            }
        }
        return name;
    }

    private static String trimPunctuation(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && !Character.isLetter(name.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(name.charAt(end - 1)) && name.charAt(end - 1) != '.') {
            end--;
        }
        return name.substring(start, end);
    }

    private static boolean isName(String name, String key) {
        if (name.length() < 2 || name.length() > LONGEST || WORDS.isPlaceholder(key) || WORDS.isBeforeName(key)) {
            return false;
        }
        String[] words = key.split(" ");
        return words.length <= MOST_WORDS && !WORDS.isDate(words) && key.chars().noneMatch(Character::isDigit);
    }
}
