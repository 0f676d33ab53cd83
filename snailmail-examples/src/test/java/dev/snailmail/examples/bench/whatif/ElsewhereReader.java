package dev.snailmail.examples.bench.whatif;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A reader that was written elsewhere, with something for it to read. */
interface ElsewhereReader {

    /** {@return its name and what it reads} */
    String title();

    /** {@return what it needs and this machine lacks; empty if it can run} */
    Optional<String> missing();

    /**
     * Writes the files that it reads.
     *
     * @param store the folder that is served
     * @throws Exception if they cannot be made
     */
    void prepare(Path store) throws Exception;

    /**
     * Reads them.
     *
     * @param base the URI of the folder
     * @throws Exception if it fails
     */
    void read(URI base) throws Exception;

    /** {@return all readers} */
    static List<ElsewhereReader> all() {
        return Stream.concat(Stream.of(JvmReader.values()), Stream.of(CommandReader.values()))
                .map(ElsewhereReader.class::cast)
                .toList();
    }
}
