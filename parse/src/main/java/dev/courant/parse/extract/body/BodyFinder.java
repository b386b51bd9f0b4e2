package dev.courant.parse.extract.body;

import dev.courant.parse.extract.tree.ParsedPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries the stages in order: the first that finds enough text gives the body. Immutable and thread-safe. */
public final class BodyFinder {
    private final List<Stage> stages;

    private BodyFinder(List<Stage> stages) {
        this.stages = stages;
    }

    public static BodyFinder standard() {
        return new BodyFinder(
                List.of(new SiteRuleStage(), new ContentTreeStage(), new StructuredDataStage(), new FallbackStage()));
    }

    /**
     * The text of the article in a page, or null if no stage finds one.
     *
     * @param hints what the metadata says that helps to judge lines
     */
    public @Nullable Body find(ParsedPage page, Hints hints) {
        for (Stage stage : stages) {
            String text = stage.find(page, hints, Watcher.NOBODY);
            if (text != null) {
                return new Body(text, stage.name());
            }
        }
        return null;
    }

    /** What {@link #find} gives, and what it decides about each block of a page: of the stage that gave the text. */
    public ExplainedBody explain(ParsedPage page, Hints hints) {
        Recorder recorder = new Recorder(page.tree());
        for (Stage stage : stages) {
            recorder = new Recorder(page.tree());
            String text = stage.find(page, hints, recorder);
            if (text != null) {
                return new ExplainedBody(new Body(text, stage.name()), recorder.verdicts(stage.name()));
            }
        }
        return new ExplainedBody(null, recorder.verdicts(stages.getLast().name()));
    }
}
