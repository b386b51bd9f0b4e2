package dev.courant.parse.extract.metadata.date;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells by the name of a meta element that it says when the page was published, whatever scheme it is of. */
final class MetaNames {
    private static final Pattern PUBLICATION = Pattern.compile(
            "publi(?:sh|cat|cac|é|e_le)|pubdat|pub[_.:-]?time|issued|posted|posting|postdate|created|creat(?:ion|e)[_.:-]?(?:date|time)|release|parution"
                    + "|ver(?:ö|oe)ffentlich|erschein|first[_.:-]?(?:date|run)|datum|fecha|artdate|article[_.:-]?(?:date|time)|story[_.:-]?date"
                    + "|content[_.:-]?date|news[_.:-]?date|page[_.:-]?date|date[_.:-]?line");
    private static final Pattern OTHER = Pattern.compile(
            "modif|updat|aktuali|expir|unpubl|event|start|end(?:date|time)|until|valid|revis|embargo|last|next|build|copyright|publisher|birth|depub|archiv|review|pubid|upload");

    private MetaNames() {}

    static boolean tellsPublication(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.length() <= 80
                && PUBLICATION.matcher(plain).find()
                && !OTHER.matcher(plain).find();
    }
}
