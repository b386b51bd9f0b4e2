package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.tree.ParsedPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the stages in order; the first that finds enough text gives the body. Immutable and thread-safe. */
public final class BodyFinder {
    private final List<Stage> stages;

    private BodyFinder(List<Stage> stages) {
        this.stages = stages;
    }

    /** Returns the finder with all stages. */
    public static BodyFinder standard() {
        return new BodyFinder(
                List.of(new SiteRuleStage(), new ContentTreeStage(), new StructuredDataStage(), new FallbackStage()));
    }

    /**
     * Returns the text of the article in a page, or null if no stage finds one.
     *
     * @param context what the metadata says that helps to judge lines
     */
    public @Nullable Body find(ParsedPage page, ArticleContext context) {
        for (Stage stage : stages) {
            String text = stage.find(page, context, DecisionListener.NONE);
            if (text != null) {
                return new Body(text, stage.name());
            }
        }
        return null;
    }

    /** Returns what {@link #find} returns, and the decisions of the stage that found it about each block. */
    public ExplainedBody explain(ParsedPage page, ArticleContext context) {
        DecisionLog log = new DecisionLog(page.tree());
        for (Stage stage : stages) {
            log = new DecisionLog(page.tree());
            String text = stage.find(page, context, log);
            if (text != null) {
                return new ExplainedBody(new Body(text, stage.name()), log.decisions(stage.name()));
            }
        }
        return new ExplainedBody(null, log.decisions(stages.getLast().name()));
    }
}
