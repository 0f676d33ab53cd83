package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A suite of many classes ends with the threads it began with, and with none of its ports open. */
public class ManyClassesTest {

    /** Where each of the classes says which port it was served on. */
    public static final Queue<Integer> PORTS = new ConcurrentLinkedQueue<>();

    private static final int CLASSES = 500;

    @Test
    void leavesNoThreadAndNoPort() throws Exception {
        // What a JVM starts once and keeps, it has started after this.
        JupiterRun.of(copies(CLASSES, 2)).assertPassed(2);
        PORTS.clear();
        Set<Thread> before = threads();

        JupiterRun.of(copies(0, CLASSES)).assertPassed(CLASSES);

        Set<Thread> left = threads();
        left.removeAll(before);
        assertThat(left).extracting(Thread::getName).isEmpty();
        assertThat(PORTS).hasSize(CLASSES);
        for (int port : sample(PORTS)) {
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    /** A few, since another program may be given a port that has become free. */
    private static Collection<Integer> sample(Collection<Integer> ports) {
        return ports.stream().skip(ports.size() - 3L).toList();
    }

    private static Class<?>[] copies(int first, int count) {
        Copying loader = new Copying();
        return IntStream.range(first, first + count)
                .mapToObj(number -> loader.copy(String.format(Locale.ROOT, "%03d", number)))
                .toArray(Class<?>[]::new);
    }

    /** Defines the sample again, under names of the same length, and takes all else from where this test has it from. */
    private static final class Copying extends ClassLoader {

        private static final String NUMBER = "000";

        private final byte[] original;

        Copying() {
            super(ManyClassesTest.class.getClassLoader());
            String name = OneOfManyClasses000.class.getName().replace('.', '/') + ".class";
            try (InputStream file = getResourceAsStream(name)) {
                original = file.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Class<?> copy(String number) {
            String name = OneOfManyClasses000.class.getSimpleName();
            // Latin-1 takes every byte to a character and back.
            String renamed =
                    new String(original, StandardCharsets.ISO_8859_1).replace(name, name.replace(NUMBER, number));
            byte[] bytes = renamed.getBytes(StandardCharsets.ISO_8859_1);
            return defineClass(OneOfManyClasses000.class.getName().replace(NUMBER, number), bytes, 0, bytes.length);
        }
    }
}
