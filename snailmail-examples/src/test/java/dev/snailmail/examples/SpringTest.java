package dev.snailmail.examples;

import static dev.snailmail.assertj.SnailmailAssertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.BaseUrl;
import dev.snailmail.junit5.SlowStore;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** An application that Spring configures reads from the slow store. */
// tag::spring[]
@SlowStore(root = "target/store")
@SpringJUnitConfig(SpringTest.App.class)
class SpringTest {

    @BaseUrl
    static String url;

    @DynamicPropertySource
    static void storeUrl(DynamicPropertyRegistry registry) {
        registry.add("app.store.url", () -> url);
    }

    @Test
    void theAppReadsFromTheSlowStore(@Autowired App app, ServerHandle server) throws IOException {
        app.readOneClass();
        assertThat(server).hadExactlyGets(3);
    }
    // end::spring[]

    static class App {

        @Value("${app.store.url}")
        String storeUrl;

        byte[] readOneClass() throws IOException {
            return RemoteJar.read(
                    URI.create(storeUrl + "commons-rng-client-api.jar"),
                    "org/apache/commons/rng/UniformRandomProvider.class");
        }
    }
    // tag::spring[]
}
// end::spring[]
