package dev.snailmail.examples.bench.whatif;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** A script beside this class. Those for Node lie where they find their modules when they run. */
enum Script {
    GEOTIFF("mjs"),
    HYPARQUET("mjs"),
    PARQUET_WRITER("mjs"),
    ZARRITA("mjs"),
    HDF5_WRITER("py"),
    H5PY_FSSPEC("py"),
    H5PY_ROS3("py");

    /** Where {@code npm install} has put modules; {@code docs/benchmarks.md} says how. */
    static final Path NODE = Path.of(System.getProperty("snailmail.bench.node", "target/node"));

    private final String extension;

    Script(String extension) {
        this.extension = extension;
    }

    /** Whether all modules of this name are installed. */
    static boolean hasModule(String module) {
        return Files.isDirectory(NODE.resolve("node_modules").resolve(module));
    }

    /** The script as a file. */
    Path unpacked() throws IOException {
        String name = name().toLowerCase(Locale.ROOT) + "." + extension;
        Path folder = "mjs".equals(extension) ? NODE : Path.of("target");
        Path file = folder.resolve(name).toAbsolutePath();
        try (InputStream script = Script.class.getResourceAsStream(name)) {
            Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
