package dev.courant.parse.extract.metadata;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads language tags as pages write them. */
final class LanguageTags {
    /** What most pages have, by itself or with a country, and its tag: "de", "en-US". */
    private static final Map<String, String> LANGUAGES = Stream.of(Locale.getISOLanguages())
            .collect(Collectors.toUnmodifiableMap(
                    code -> code, code -> Locale.forLanguageTag(code).toLanguageTag()));

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

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
        String written = plain.substring(0, end);
        String known = end == 2 || end == 5 ? LANGUAGES.get(written.substring(0, 2)) : null;
        if (known != null && (end == 2 || written.charAt(2) == '-' && COUNTRIES.contains(written.substring(3)))) {
            return known + written.substring(2);
        }
        Locale locale = Locale.forLanguageTag(written);
        String language = locale.getLanguage();
        return language.length() < 2 || language.length() > 3 ? null : locale.toLanguageTag();
    }
}
