package dev.snailmail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedTest {

    private final List<String> closed = new ArrayList<>();
    private final Started started = new Started();

    private void start(String name) {
        started.add(() -> closed.add(name));
    }

    private void startFailing(String name) {
        started.add(() -> {
            closed.add(name);
            throw new IllegalStateException(name);
        });
    }

    @Test
    void close_whatWasStartedLast_comesFirst() {
        start("log");
        start("server");
        started.close();
        assertThat(closed).containsExactly("server", "log");
        started.close();
        assertThat(closed).hasSize(2);
    }

    @Test
    void close_someFail_closesAllAndThrowsTheFirstFailure() {
        start("log");
        startFailing("server");
        startFailing("control");
        assertThatThrownBy(started::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("control")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("server"));
        assertThat(closed).containsExactly("control", "server", "log");
        started.close();
        assertThat(closed).hasSize(3);
    }
}
