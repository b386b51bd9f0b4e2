package dev.courant.parse.extract.metadata.date;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by the name of a meta element, or of a key in data, that it says when the page was published. */
final class MetaNames {
    private static final Pattern PUBLICATION = Pattern.compile(
            "publi(?:sh|cat|cac|é|e_le)|pubdat|pub[_.:-]?time|issued|posted|posting|postdate|created|creat(?:ion|e)[_.:-]?(?:date|time)|release|parution"
                    + "|ver(?:ö|oe)ffentlich|erschein|first[_.:-]?(?:date|run)|datum|fecha|artdate|article[_.:-]?(?:date|time)|story[_.:-]?date"
                    + "|content[_.:-]?date|news[_.:-]?date|page[_.:-]?date|date[_.:-]?line");
    private static final Pattern OTHER = Pattern.compile(
            "modif|updat|aktuali|expir|unpubl|event|start|end(?:date|time)|until|valid|revis|embargo|last|next|build|copyright|publisher|birth|depub|archiv|review|pubid|upload");

    /** Beside what is created or released there may be accounts, pictures and programs in a page's data. */
    private static final Pattern CERTAIN =
            Pattern.compile("publi|pub[_-]?date|posted|post[_-]?date|date[_-]?post|issued");

    private MetaNames() {}

    static boolean tellsPublication(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.length() <= 80
                && PUBLICATION.matcher(plain).find()
                && !OTHER.matcher(plain).find();
    }

    /** Whether a key in a page's data says that its value is the time of a publication. */
    static boolean namesPublication(String key) {
        return tellsPublication(key)
                && CERTAIN.matcher(key.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether a name is of a change, an end or another time that is not that of a publication. */
    static boolean tellsOther(String name) {
        return OTHER.matcher(name.toLowerCase(Locale.ROOT)).find()
                || name.toLowerCase(Locale.ROOT).contains("count");
    }
}
