package dev.courant.app.feeds;

import dev.courant.schemas.FeedDefinition;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operator's options for a feed. An option that is null or empty is not set: a new feed gets the default of the
 * contract, an existing one keeps its value.
 *
 * @param title the operator's name for it
 * @param language BCP 47 language of its articles
 * @param labels free labels
 * @param every longest time between two polls, in whole seconds
 * @param minInterval shortest time between two polls, in whole seconds
 * @param verifyTls whether its server's certificate is verified
 * @param enabled whether it is polled
 */
public record FeedOptions(
        @Nullable String title,
        @Nullable String language,
        Map<String, String> labels,
        @Nullable Duration every,
        @Nullable Duration minInterval,
        @Nullable Boolean verifyTls,
        @Nullable Boolean enabled) {
    /** Options of which none is set. */
    public static final FeedOptions NONE = new FeedOptions(null, null, Map.of(), null, null, null, null);

    /** Copies the labels. */
    public FeedOptions {
        labels = Map.copyOf(labels);
    }

    /**
     * Returns these options with another title.
     *
     * @param name the title; null: keep the present one
     * @return the options
     */
    public FeedOptions titled(@Nullable String name) {
        return name == null ? this : new FeedOptions(name, language, labels, every, minInterval, verifyTls, enabled);
    }

    /**
     * Returns these options with one more label.
     *
     * @param label its name
     * @param value its value; empty: no label is added
     * @return the options
     */
    public FeedOptions labelled(String label, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> all = new HashMap<>(labels);
        all.put(label, value);
        return new FeedOptions(title, language, all, every, minInterval, verifyTls, enabled);
    }

    /**
     * Returns these options, and where one is not set that of others.
     *
     * @param others the other options
     * @return the options
     */
    public FeedOptions orElse(FeedOptions others) {
        Map<String, String> all = new HashMap<>(others.labels);
        all.putAll(labels);
        return new FeedOptions(
                title == null ? others.title : title,
                language == null ? others.language : language,
                all,
                every == null ? others.every : every,
                minInterval == null ? others.minInterval : minInterval,
                verifyTls == null ? others.verifyTls : verifyTls,
                enabled == null ? others.enabled : enabled);
    }

    void applyTo(FeedDefinition.Builder definition) {
        if (title != null) {
            definition.setTitle(title);
        }
        if (language != null) {
            definition.setLanguage(language);
        }
        if (!labels.isEmpty()) {
            Map<String, String> all = definition.hasLabels() ? new HashMap<>(definition.getLabels()) : new HashMap<>();
            all.putAll(labels);
            definition.setLabels(all);
        }
        if (every != null) {
            definition.setMaxIntervalSeconds(Math.toIntExact(every.toSeconds()));
        }
        if (minInterval != null) {
            definition.setMinIntervalSeconds(Math.toIntExact(minInterval.toSeconds()));
        }
        if (verifyTls != null) {
            definition.setVerifyTls(verifyTls);
        }
        if (enabled != null) {
            definition.setEnabled(enabled);
        }
    }
}
