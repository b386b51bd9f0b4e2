package dev.courant.enrich.language;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import java.util.Set;

/**
 * Classifies the beginning of a text as one of 97 languages by its byte n-grams (naive Bayes with the model of
 * langid.py). The model is read at the first use and shared. The library's classifier is not thread-safe, so each
 * thread has its own.
 */
final class NgramClassifier {
    /** The number of characters that are classified; more of them hardly change the result. */
    private static final int SAMPLE_CHARACTERS = 600;

    private static final Model MODEL = Model.defaultModel();
    private static final Set<String> LANGUAGES = Set.copyOf(MODEL.getDetectedLanguages());
    private static final ThreadLocal<LangIdV3> CLASSIFIER = ThreadLocal.withInitial(() -> new LangIdV3(MODEL));

    private final String sample;
    private final DetectedLanguage detected;

    NgramClassifier(String title, String text) {
        this.sample = title + "\n" + text.substring(0, Math.min(SAMPLE_CHARACTERS, text.length()));
        this.detected = classify(sample);
    }

    /** Whether the model has a language, by its ISO 639-1 code. */
    static boolean supports(String language) {
        return LANGUAGES.contains(language);
    }

    /** Returns the ISO 639-1 code of the most probable language. */
    String language() {
        return detected.getLangCode();
    }

    /** Returns the probability of that language, from 0 to 1, among those of the model. */
    double confidence() {
        return detected.getConfidence();
    }

    /** Whether both halves of the text are in that language, which is rare for a list of names. */
    boolean isConsistent() {
        int half = sample.length() / 2;
        return classify(sample.substring(0, half)).getLangCode().equals(language())
                && classify(sample.substring(half)).getLangCode().equals(language());
    }

    private static DetectedLanguage classify(String text) {
        return CLASSIFIER.get().classify(text, true);
    }
}
