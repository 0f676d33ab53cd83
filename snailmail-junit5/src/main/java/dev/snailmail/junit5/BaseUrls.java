package dev.snailmail.junit5;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Makes the values of parameters that are marked {@link BaseUrl}. */
final class BaseUrls {

    private BaseUrls() {}

    static Object valueFor(ParameterContext parameter, URI baseUri) {
        Class<?> type = parameter.getParameter().getType();
        if (type == URI.class) {
            return baseUri;
        } else if (type == URL.class) {
            return toUrl(baseUri);
        } else if (type == String.class) {
            return baseUri.toString();
        }
        throw new ParameterResolutionException("parameter " + (parameter.getIndex() + 1) + " ("
                + parameter.getParameter() + ") of " + parameter.getDeclaringExecutable()
                + " is marked @BaseUrl and so must be a URI, a URL or a String");
    }

    private static URL toUrl(URI baseUri) {
        try {
            return baseUri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(baseUri + " is not a URL", e);
        }
    }
}
