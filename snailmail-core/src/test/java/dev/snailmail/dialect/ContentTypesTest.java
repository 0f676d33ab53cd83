package dev.snailmail.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypesTest {

    @ParameterizedTest
    @CsvSource({
        "tiles.pmtiles, application/vnd.pmtiles",
        "a/b/part-0.parquet, application/vnd.apache.parquet",
        "cog.tif, image/tiff",
        "COG.TIFF, image/tiff",
        "store.zarr/.zarray, application/json",
        "page.html, text/html",
        "notes.txt, text/plain",
        "archive.tar.gz, application/gzip",
        "no extension, application/octet-stream",
        "folder.json/object, application/octet-stream",
        "ends with a dot., application/octet-stream",
        "odd.#/x, application/octet-stream",
        "odd.tif#, application/octet-stream",
        "odd.nobody knows, application/octet-stream",
    })
    void comeFromTheEndOfTheKey(String key, String type) {
        assertThat(ContentTypes.of(key)).isEqualTo(type);
    }
}
