package dev.snailmail.junit5;

import java.io.IOException;
import java.net.URL;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A sample whose methods {@link RenamingLoader} renames. On its own, as a loader has to see all of a nest. */
@SlowStore(root = "synthetic(a: 10B)")
@Budget(ratchet = true)
public class OddlyNamedMethods {

    @RepeatedTest(2)
    public void reads(@BaseUrl URL base) throws IOException {
        read(base);
    }

    @Test
    public void readsX1(@BaseUrl URL base) throws IOException {
        read(base);
    }

    @Test
    public void tells_1(@BaseUrl URL base) throws IOException {
        read(base);
    }

    @Test
    public void says_1(@BaseUrl URL base) throws IOException {
        read(base);
    }

    private static void read(URL base) throws IOException {
        new URL(base, "a").openStream().close();
    }
}
