package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;

/** A parameter or a field that a server, or its base URL, is for. */
final class Recipient {

    private static final Set<Class<?>> URL_TYPES = Set.of(URI.class, URL.class, String.class);

    private final Optional<Store> store;
    private final Optional<BaseUrl> baseUrl;
    private final Class<?> type;
    private final String element;
    private final BiFunction<String, Throwable, RuntimeException> error;

    private Recipient(
            AnnotatedElement marked,
            Class<?> type,
            String element,
            BiFunction<String, Throwable, RuntimeException> error) {
        this.store = AnnotationSupport.findAnnotation(marked, Store.class);
        this.baseUrl = AnnotationSupport.findAnnotation(marked, BaseUrl.class);
        this.type = type;
        this.element = element;
        this.error = error;
    }

    static Recipient of(ParameterContext context) {
        Parameter parameter = context.getParameter();
        return new Recipient(
                parameter,
                parameter.getType(),
                "parameter " + (context.getIndex() + 1) + " (" + parameter + ") of " + context.getDeclaringExecutable(),
                ParameterResolutionException::new);
    }

    static Recipient of(Field field) {
        return new Recipient(
                field,
                field.getType(),
                "field " + field.getDeclaringClass().getName() + "." + field.getName(),
                ExtensionConfigurationException::new);
    }

    /** Whether it has a mark, for better or worse. */
    boolean isMarked() {
        return store.isPresent() || baseUrl.isPresent();
    }

    /** A parameter may be one by its type alone. */
    boolean isOne() {
        return isMarked() || type == ServerHandle.class;
    }

    String name() {
        return store.map(Store::value).or(() -> baseUrl.map(BaseUrl::value)).orElse("");
    }

    /** The mark that a name would stand in. */
    String mark() {
        return baseUrl.isPresent() ? "BaseUrl" : "Store";
    }

    /** Refuses marks that do not fit. */
    void requireSense() {
        if (store.isPresent() && baseUrl.isPresent()) {
            throw error("is marked both @Store and @BaseUrl; use @Store for a ServerHandle, and for a base URL"
                    + " @BaseUrl, which takes the name of the store too");
        } else if (baseUrl.isPresent() && !URL_TYPES.contains(type)) {
            throw error("is marked @BaseUrl and so must be a URI, a URL or a String");
        } else if (store.isPresent() && type != ServerHandle.class) {
            throw error(
                    "is marked @Store and so must be a ServerHandle; for the base URL, mark a URI, a URL or a String"
                            + " @BaseUrl");
        }
    }

    /** What is put in. */
    Object valueOf(ServerHandle server) {
        if (baseUrl.isEmpty()) {
            return server;
        }
        URI uri = server.baseUri();
        if (type == URI.class) {
            return uri;
        }
        return type == URL.class ? toUrl(uri) : uri.toString();
    }

    private static URL toUrl(URI baseUri) {
        try {
            return baseUri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(baseUri + " is not a URL", e);
        }
    }

    /** The error of this element. */
    RuntimeException error(String problem) {
        return error.apply(element + " " + problem, null);
    }

    @Override
    public String toString() {
        return element;
    }
}
