package dev.snailmail.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts are those of the loopback address, and which ones a user admits. */
class AllowedHostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1",
                "127.0.0.1:8080",
                "127.0.0.1:",
                "127.255.0.254",
                "127.1.2.3:80",
                "localhost",
                "LocalHost:8080",
                "localhost.",
                "localhost.:80",
                "app.localhost",
                "a.b.localhost:1",
                "[::1]",
                "[::1]:8080",
                "[0:0:0:0:0:0:0:1]:8080"
            })
    void loopbackHostsAreAdmitted(String authority) {
        assertThat(AllowedHosts.loopback().admits(authority)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "127.0.0.1evil.example",
                "127.0.0.1@evil.example",
                "127.0.0.1:80@evil.example",
                "evil.example#127.0.0.1",
                "localhost.evil.example",
                "localhost:80@evil.example",
                "notlocalhost",
                ".localhost",
                "127.evil.example",
                "127.0.0",
                "127.0.0.256",
                "127.0.0.1.1",
                "128.0.0.1",
                "10.0.0.1",
                "0.0.0.0",
                "[::2]",
                "[::1]x",
                "[::1]:80x",
                "::1",
                "host.docker.internal",
                ".",
                "a:b:c"
            })
    void allOthersAreNot(String authority) {
        assertThat(AllowedHosts.loopback().admits(authority)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "host.docker.internal, host.docker.internal, true",
        "host.docker.internal, HOST.docker.internal:8080, true",
        "Host.Docker.Internal, host.docker.internal., true",
        "host.docker.internal, x.host.docker.internal, false",
        "host.docker.internal, docker.internal, false",
        "*.example.com, a.example.com, true",
        "*.example.com, a.b.example.com:1, true",
        "*.example.com, example.com, false",
        "*.example.com, a.example.com.evil, false",
        "*.example.com, .example.com, false",
        "192.168.0.2, 192.168.0.2:80, true",
        "192.168.0.2, 192.168.0.20, false",
        "[fd00::2], [FD00::2]:80, true",
        "*, anything.example, true",
        "host.docker.internal, 127.0.0.1, true",
    })
    void aUserAdmitsMore(String name, String authority, boolean admitted) {
        assertThat(AllowedHosts.loopback().and(name).admits(authority)).isEqualTo(admitted);
        assertThat(AllowedHosts.loopback().and("other").and(name).admits(authority))
                .isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "http://example.com",
                "example.com:80",
                "example.com/",
                "a b",
                "*example.com",
                "a.*.b",
                "..",
                "fd00::2",
                "[fd00::2"
            })
    void aNameThatIsNoHostIsAnError(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AllowedHosts.loopback().and(name))
                .withMessage("host (" + name + ") must be a name such as host.docker.internal, an address such as"
                        + " 192.168.0.2 or [fd00::2], *.example.com for all names beneath example.com, or * for any host;"
                        + " without a scheme, port or path");
    }

    @Property
    void thePortDoesNotMatter(@ForAll String host, @ForAll @IntRange(max = 65_535) int port) {
        AllowedHosts hosts = AllowedHosts.loopback().and("example.com");
        if (host.indexOf(':') < 0) {
            assertThat(hosts.admits(host + ":" + port)).isEqualTo(hosts.admits(host));
        }
    }
}
