package dev.courant.ingest.fetch.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.courant.runtime.CourantException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
                "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9",
                "224.0.0.1", "255.255.255.255", "::", "::1", "::10.0.0.1", "::ffff:10.0.0.1", "::ffff:0:10.0.0.1",
                "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::1", "3fff::1",
                "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1"
            })
    void shouldRefuseWhatIsNotPublic(String address) {
        assertThat(guard.allows(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "193.0.0.1",
                "223.255.255.1",
                "::ffff:8.8.8.8",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void shouldAllowWhatIsPublic(String address) {
        assertThat(guard.allows(InetAddress.ofLiteral(address))).isTrue();
    }

    @Test
    void shouldAllowWhatTheOperatorAllows() {
        AddressGuard open = new AddressGuard(List.of("10.1.0.0/15", "fd00::/9", "192.168.7.7"));

        assertThat(open.allows(InetAddress.ofLiteral("10.0.255.255"))).isTrue();
        assertThat(open.allows(InetAddress.ofLiteral("10.2.0.0"))).isFalse();
        assertThat(open.allows(InetAddress.ofLiteral("fd7f::1"))).isTrue();
        assertThat(open.allows(InetAddress.ofLiteral("fd80::1"))).isFalse();
        assertThat(open.allows(InetAddress.ofLiteral("192.168.7.7"))).isTrue();
        assertThat(open.allows(InetAddress.ofLiteral("192.168.7.8"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "fd00::/129", "example.org", "bad.cafe"})
    void shouldSayWhatIsNoRange(String range) {
        assertThatThrownBy(() -> new AddressGuard(List.of(range)))
                .isInstanceOf(CourantException.class)
                .hasMessageContaining("COURANT_FETCH_ALLOW");
    }
}
