package dev.courant.enrich.language;

import com.carrotsearch.labs.langid.DetectedLanguage;
import com.carrotsearch.labs.langid.LangIdV3;
import com.carrotsearch.labs.langid.Model;
import java.util.Set;

/**
 * Classifies the beginning of a text among 97 languages by its byte n-grams (naive Bayes with the model of langid.py).
 * The model is read at the first use and shared; the library's classifier keeps counts, so that each thread has one of
 * its own.
 */
final class NgramClassifier {
    /** Further text would only repeat what the first says. */
    private static final int SAMPLE = 600;

    private static final Model MODEL = Model.defaultModel();
    private static final Set<String> LANGUAGES = Set.copyOf(MODEL.getDetectedLanguages());
    private static final ThreadLocal<LangIdV3> CLASSIFIER = ThreadLocal.withInitial(() -> new LangIdV3(MODEL));

    private final String sample;
    private final DetectedLanguage detected;

    NgramClassifier(String title, String text) {
        this.sample = title + "\n" + text.substring(0, Math.min(SAMPLE, text.length()));
        this.detected = classify(sample);
    }

    /** Whether the model has a language. */
    static boolean knows(String language) {
        return LANGUAGES.contains(language);
    }

    /** The most probable language: an ISO 639-1 code. */
    String language() {
        return detected.getLangCode();
    }

    /** How probable it is, from 0 to 1, against all other languages of the model. */
    double confidence() {
        return detected.getConfidence();
    }

    /** Whether both halves are in that language: those of a list of names seldom look alike. */
    boolean isConsistent() {
        int half = sample.length() / 2;
        return classify(sample.substring(0, half)).getLangCode().equals(language())
                && classify(sample.substring(half)).getLangCode().equals(language());
    }

    private static DetectedLanguage classify(String text) {
        return CLASSIFIER.get().classify(text, true);
    }
}
