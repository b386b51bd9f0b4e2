package dev.courant.testkit.pipeline;

import java.util.Set;

/**
 * Which parts of a pipeline run, and how.
 *
 * @param roles the roles
 * @param backfill whether what is found is marked as history ({@code BACKFILL}), rather than as the news of the day
 */
public record PipelineOptions(Set<PipelineRole> roles, boolean backfill) {
    /** Copies the roles. */
    public PipelineOptions {
        roles = Set.copyOf(roles);
    }
}
