package dev.snailmail.dialect;

import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/** Tells folders from objects by their keys, where listings are on. */
@API(status = API.Status.INTERNAL)
public final class Folders {

    /** The label of requests for folders. */
    public static final String LABEL = "LIST";

    private Folders() {}

    static boolean isFolder(String key) {
        return key.isEmpty() || key.endsWith("/");
    }

    /**
     * Labels requests for folders {@value #LABEL}.
     *
     * @param labelOfKey makes the labels of all other keys
     * @return makes the labels of all keys
     */
    public static UnaryOperator<String> labelling(UnaryOperator<String> labelOfKey) {
        return key -> isFolder(key) ? LABEL : labelOfKey.apply(key);
    }
}
