package dev.courant.testservers;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class Kafka, PostgreSQL and publishers: declare a {@link Servers} as a parameter of a test, a life-cycle
 * method or the constructor.
 *
 * <pre>{@code
 * @ServersTest
 * class AlertsTest {
 *     @Test
 *     void shouldReportEveryBorderDispute(Servers servers) {
 *         servers.send(servers.topics().enriched(), "id", article);
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
@ExtendWith(ServersExtension.class)
public @interface ServersTest {}
