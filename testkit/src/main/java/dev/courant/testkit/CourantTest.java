package dev.courant.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a Kafka, a PostgreSQL and publishers: take a {@link Courant} as a parameter of a test, a
 * life-cycle method or the constructor.
 *
 * <pre>{@code
 * @CourantTest
 * class AlertsTest {
 *     @Test
 *     void shouldHearOfEveryBorderDispute(Courant courant) {
 *         courant.send(courant.topics().enriched(), "id", article);
 *         …
 *     }
 * }
 * }</pre>
 *
 * <p>The servers are started once for all tests of a process and are real: embedded ones by default, containers with
 * {@code -Dcourant.testkit=containers}. Each class has topics, a database and a world of its own, so classes do not see
 * each other.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CourantExtension.class)
public @interface CourantTest {}
