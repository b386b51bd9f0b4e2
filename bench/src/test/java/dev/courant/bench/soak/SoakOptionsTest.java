package dev.courant.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SoakOptionsTest {
    @Test
    void shouldReadOptions() {
        SoakOptions options = SoakOptions.parse("minutes=.5,mode=roles", "-XX:+UseG1GC MALLOC_ARENA_MAX=8");

        assertThat(options.length()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.roles()).isTrue();
        assertThat(options.jvm().options()).containsExactly("-XX:+UseG1GC");
        assertThat(options.jvm().environment()).containsEntry("MALLOC_ARENA_MAX", "8");
        assertThatThrownBy(() -> SoakOptions.parse("hours=1")).hasMessageContaining("hours=1");
    }
}
