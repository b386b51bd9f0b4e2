package dev.courant.testkit;

import dev.courant.testkit.pipeline.PipelineRole;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class Kafka, PostgreSQL and publishers: declare a {@link Courant} as a parameter of a test, a life-cycle
 * method or the constructor.
 *
 * <pre>{@code
 * @CourantTest
 * class AlertsTest {
 *     @Test
 *     void shouldReportEveryBorderDispute(Courant courant) {
 *         courant.send(courant.topics().enriched(), "id", article);
 *         …
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
    /** {@return what a pipeline of the class does} */
    PipelineRole[] roles() default {PipelineRole.INGEST, PipelineRole.ENRICH, PipelineRole.STORE};

    /**
     * {@return whether what a pipeline of the class finds is marked as history ({@code BACKFILL}), rather than as the
     * news of the day ({@code LIVE})}
     */
    boolean backfill() default false;
}
