package dev.courant.parse.extract.metadata;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads language tags as pages write them. */
final class LanguageTags {
    private LanguageTags() {}

    /** The BCP 47 tag of {@code en_US}, {@code EN-us; q=1} and the like, or null. */
    static @Nullable String tag(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.strip().replace('_', '-');
        int end = 0;
        while (end < plain.length() && (Character.isLetterOrDigit(plain.charAt(end)) || plain.charAt(end) == '-')) {
            end++;
        }
        Locale locale = Locale.forLanguageTag(plain.substring(0, end));
        String language = locale.getLanguage();
        return language.length() < 2 || language.length() > 3 ? null : locale.toLanguageTag();
    }
}
