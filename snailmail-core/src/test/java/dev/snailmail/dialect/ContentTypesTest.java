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
        "live/index.m3u8, application/vnd.apple.mpegurl",
        "dash/manifest.mpd, application/dash+xml",
        "live/0001.ts, video/mp2t",
        "dash/0001.m4s, video/iso.segment",
        "air.zarr, application/vnd.zarr",
        "air.zarr/zarr.json, application/json",
        "air.zarr/.zmetadata, application/json",
        "air.zarr/t/0.0, application/octet-stream",
        "places.geojson, application/geo+json",
        "places.fgb, application/vnd.flatgeobuf",
        "table.arrow, application/vnd.apache.arrow.file",
        "reads.bam, application/vnd.ga4gh.bam",
        "reads.bam.bai, application/octet-stream",
        "reads.cram, application/vnd.ga4gh.cram",
        "calls.vcf, text/plain",
        "calls.vcf.gz, application/gzip",
        "calls.vcf.gz.tbi, application/octet-stream",
        "air.nc, application/x-netcdf",
        "air.h5, application/x-hdf5",
        "program.wasm, application/wasm",
        "program.mjs, text/javascript",
        "program.js, text/javascript",
        "COG.Tif, image/tiff",
        "index.HTM, text/html",
        ", application/octet-stream",
        "#, application/octet-stream",
    })
    void comeFromTheEndOfTheKey(String key, String type) {
        assertThat(ContentTypes.of(key == null ? "" : key)).isEqualTo(type);
    }
}
