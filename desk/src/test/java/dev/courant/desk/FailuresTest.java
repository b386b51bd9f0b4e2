package dev.courant.desk;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    /** A request that the server has taken back, as it does when it stops. */
    private static final Context GONE = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                throw new IllegalStateException("no " + method.getName() + ": the request has been recycled");
            });

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57014", "57P01", "22P02"})
    void shouldNotFailAgainWhereTheRequestIsGone(String state) {
        assertThatCode(() -> Failures.fail(new IllegalStateException(new SQLException("lost", state)), GONE))
                .doesNotThrowAnyException();
        assertThatCode(() -> Failures.refuse(new HttpResponseException(404, "no such article", Map.of()), GONE))
                .doesNotThrowAnyException();
    }
}
