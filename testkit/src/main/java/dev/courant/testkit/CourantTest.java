package dev.courant.testkit;

import dev.courant.testkit.pipeline.PipelineRole;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class Kafka, PostgreSQL and a pipeline over recorded publishers: declare a {@link Courant} as a
 * parameter of a test, a life-cycle method or the constructor.
 *
 * <pre>{@code
 * @CourantTest(recording = "strike-week")
 * class StrikeWeekTest {
 *     @Test
 *     void shouldFindTheStrikeOnTheFirstMorning(Courant courant) {
 *         courant.clock().advanceTo("2026-03-02T10:00Z");
 *
 *         assertThat(courant.values(courant.topics().enriched())).hasSize(3);
 *     }
 * }
 * }</pre>
 *
 * <p>The servers are started once for all tests of a process and are real: embedded ones by default, containers with
 * {@code -Dcourant.testkit=containers}. Each class has its own topics, database and publishers, so classes do not
 * affect each other.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CourantExtension.class)
public @interface CourantTest {
    /**
     * {@return a recording over which a pipeline runs from the beginning: a folder, a {@code .zip} or a WARC file, as a
     * resource of the class path or else as a path from the working directory; empty: no pipeline runs until the test
     * plays one}
     */
    String recording() default "";

    /** {@return what a pipeline of the class does} */
    PipelineRole[] roles() default {PipelineRole.INGEST, PipelineRole.ENRICH, PipelineRole.STORE};

    /**
     * {@return whether what a pipeline of the class finds is marked as history ({@code BACKFILL}), rather than as the
     * news of the day ({@code LIVE})}
     */
    boolean backfill() default false;
}
