package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClosingTest {

    private final List<String> steps = new ArrayList<>();
    private ExtensionContext thisTest;

    @RegisterExtension
    final BeforeEachCallback contextOfTheTest = context -> thisTest = context;

    private Runnable step(String name) {
        return () -> steps.add(name);
    }

    private Runnable failing(RuntimeException failure) {
        return () -> {
            steps.add(failure.getMessage());
            throw failure;
        };
    }

    @Test
    void everyStepRunsAndTheFirstFailureIsThrown() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second");
        Error third = new AssertionError("third");

        assertThatThrownBy(() -> Closing.all(failing(first), step("between"), failing(second), () -> {
                    throw third;
                }))
                .isSameAs(first)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(second, third));
        assertThat(steps).containsExactly("first", "between", "second");
        assertThatThrownBy(() -> Closing.all(() -> {
                    throw third;
                }))
                .isSameAs(third);
    }

    @Test
    void oneFailureThrownTwiceIsNotSuppressedInItself() {
        RuntimeException same = new IllegalStateException("same");
        assertThatThrownBy(() -> Closing.all(failing(same), failing(same))).isSameAs(same);
        assertThatCode(() -> Closing.all(step("a"), step("b"))).doesNotThrowAnyException();
    }

    @Test
    void afterAFailureItsCauseIsThrown() {
        RuntimeException failure = new IllegalStateException("of the start");
        RuntimeException ofClose = new IllegalStateException("of the close");
        assertThat(Closing.after(failure, failing(ofClose))).isSameAs(failure).hasSuppressedException(ofClose);
    }

    @Test
    void aServerAndItsStoreAreClosedWhateverFailsBefore() {
        RuntimeException ofProperty = new IllegalStateException("of the property");
        RuntimeException ofStore = new IllegalStateException("of the store");
        RunningStore running = RunningStore.start(
                SlowServer.builder(ObjectStore.synthetic("a", 10)),
                failing(ofStore),
                "@SlowStore on class A",
                thisTest);
        URI uri = running.handle().uri("a");
        assertThat(JupiterRun.serves(uri)).isTrue();
        running.closesFirst(failing(ofProperty));

        assertThatThrownBy(running::close)
                .isSameAs(ofProperty)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(ofStore));

        assertThat(steps).containsExactly("of the property", "of the store");
        assertThat(JupiterRun.serves(uri)).isFalse();
        assertThat(running.isOpen()).isFalse();
    }

    @Test
    void everyArgumentOfATestIsClosed() {
        Exception first = new IOException("first");
        Exception second = new IOException("second");
        AutoCloseable one = () -> {
            throw first;
        };
        AutoCloseable other = () -> {
            throw second;
        };
        ArgumentRow row = ArgumentRow.of(new Object[] {one, "text", Named.of("named", other)}, Optional.empty());
        assertThatThrownBy(row::close)
                .isSameAs(first)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).containsExactly(second));
    }
}
