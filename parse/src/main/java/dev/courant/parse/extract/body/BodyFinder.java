package dev.courant.parse.extract.body;

import dev.courant.parse.extract.lines.DecisionListener;
import dev.courant.parse.extract.tree.ParsedPage;
import java.util.List;

/** Runs the stages in order; the first that finds enough text gives the body. Immutable and thread-safe. */
public final class BodyFinder {
    private final List<Stage> stages;
    private final FullerText fuller;

    private BodyFinder(List<Stage> stages, FullerText fuller) {
        this.stages = stages;
        this.fuller = fuller;
    }

    /** Returns the finder with all stages. */
    public static BodyFinder standard() {
        EmbeddedStateStage state = new EmbeddedStateStage();
        return new BodyFinder(
                List.of(
                        new SiteRuleStage(),
                        new ContentTreeStage(),
                        new StructuredDataStage(),
                        state,
                        new FallbackStage()),
                new FullerText(state));
    }

    /**
     * Returns the text of the article in a page, or none if no stage finds one.
     *
     * @param context what the metadata says that helps to judge lines
     * @param explains whether to give the decisions about each block, by the stage that found the text or by the last
     */
    public ExplainedBody find(ParsedPage page, ArticleContext context, boolean explains) {
        List<BlockDecision> decisions = List.of();
        for (Stage stage : stages) {
            DecisionLog log = explains ? new DecisionLog(page.tree()) : null;
            String text = stage.find(page, context, log == null ? DecisionListener.NONE : log);
            decisions = log == null ? decisions : log.decisions(stage.name());
            if (text != null) {
                Body body = stage instanceof ContentTreeStage ? fuller.find(text, page, context) : null;
                if (body != null) {
                    List<BlockDecision> replaced =
                            explains ? new DecisionLog(page.tree()).decisions(body.method()) : decisions;
                    return new ExplainedBody(body, replaced);
                }
                return new ExplainedBody(new Body(text, stage.name()), decisions);
            }
        }
        return new ExplainedBody(null, decisions);
    }
}
