package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MethodSourceTest {

    @SuppressWarnings("unused")
    static class Sample {

        private static final long NUMBER = 1L << 40;

        String overloaded(int number) {
            return "of an int " + number + NUMBER;
        }

        String overloaded(String text, double... others) {
            Supplier<String> lambda = () -> "in a lambda";
            return "of a text " + text + lambda.get() + 0.5;
        }
    }

    private static String lineOf(StackTraceElement frame) throws IOException {
        return Files.readAllLines(Path.of("src/test/java/dev/snailmail/junit5/MethodSourceTest.java"))
                .get(frame.getLineNumber() - 1);
    }

    @Test
    void isTheFirstLineWithCodeOfThatOverload() throws Exception {
        StackTraceElement one = MethodSource.frameOf(Sample.class.getDeclaredMethod("overloaded", int.class));
        StackTraceElement other =
                MethodSource.frameOf(Sample.class.getDeclaredMethod("overloaded", String.class, double[].class));
        assertThat(one.getClassName()).isEqualTo(Sample.class.getName());
        assertThat(one.getMethodName()).isEqualTo("overloaded");
        assertThat(one.getFileName()).isEqualTo("MethodSourceTest.java");
        assertThat(lineOf(one)).contains("of an int");
        assertThat(lineOf(other)).contains("Supplier<String> lambda");
    }

    /** A frame of a stack trace has the same, at least for a method of one line. */
    @Test
    void agreesWithTheMachine() throws Exception {
        StackTraceElement frame = MethodSource.frameOf(MethodSourceTest.class.getDeclaredMethod("thrown"));
        StackTraceElement expected = thrown().getStackTrace()[0];
        assertThat(frame.getFileName()).isEqualTo(expected.getFileName());
        assertThat(frame.getLineNumber()).isEqualTo(expected.getLineNumber());
    }

    private static Throwable thrown() {
        return new Throwable();
    }

    @Test
    void isUnknownWithoutAClassFile() throws Exception {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (self, called, arguments) -> null);
        Method run = proxy.getClass().getMethod("run");
        assertThat(MethodSource.frameOf(run))
                .isEqualTo(new StackTraceElement(proxy.getClass().getName(), "run", null, -1));
    }

    @Test
    void isWithoutALineIfTheMethodHasNoCode() throws Exception {
        StackTraceElement frame = MethodSource.frameOf(Runnable.class.getMethod("run"));
        assertThat(frame.getFileName()).isEqualTo("Runnable.java");
        assertThat(frame.getLineNumber()).isEqualTo(-1);
    }
}
