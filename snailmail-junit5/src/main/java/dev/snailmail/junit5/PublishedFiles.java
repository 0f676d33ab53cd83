package dev.snailmail.junit5;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Attaches files to a test, as JUnit does from 5.12 on. By reflection: 5.10 knows nothing of it, and the type of the
 * media type has moved since.
 */
final class PublishedFiles {

    private static final System.Logger LOG = System.getLogger(PublishedFiles.class.getName());
    private static final Optional<Method> PUBLISH = Stream.of(ExtensionContext.class.getMethods())
            .filter(method -> method.getName().equals("publishFile") && method.getParameterCount() == 3)
            .filter(method -> !method.isAnnotationPresent(Deprecated.class))
            .findFirst();

    private PublishedFiles() {}

    /**
     * Attaches a copy of a file, if the running JUnit can.
     *
     * @param test the test
     * @param file the file
     * @param mediaType what it holds, such as {@code text/html}
     */
    static void attach(ExtensionContext test, Path file, String mediaType) {
        if (PUBLISH.isEmpty()) {
            return;
        }
        try {
            Class<?>[] types = PUBLISH.get().getParameterTypes();
            Object type = types[1].getMethod("parse", String.class).invoke(null, mediaType);
            Object copy = Proxy.newProxyInstance(types[2].getClassLoader(), new Class<?>[] {types[2]}, (p, m, args) -> {
                if (m.getName().equals("accept")) {
                    Files.copy(file, (Path) args[0], StandardCopyOption.REPLACE_EXISTING);
                }
                return null;
            });
            PUBLISH.get().invoke(test, file.getFileName().toString(), type, copy);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Whoever runs the tests may have no folder for it, as launchers older than JUnit itself.
            Throwable why = e instanceof InvocationTargetException target ? target.getCause() : e;
            LOG.log(System.Logger.Level.DEBUG, () -> file + " is not attached to the test: " + why);
        }
    }
}
