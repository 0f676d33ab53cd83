package dev.snailmail.dialect;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Map;

/** The media type of an object, by the end of its key: the formats of this field first, then what Java knows. */
final class ContentTypes {

    private static final String UNKNOWN = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("arrow", "application/vnd.apache.arrow.file"),
            Map.entry("avro", "application/avro"),
            Map.entry("bin", UNKNOWN),
            Map.entry("copc", "application/vnd.laszip+copc"),
            Map.entry("geojson", "application/geo+json"),
            Map.entry("gz", "application/gzip"),
            Map.entry("h5", "application/x-hdf5"),
            Map.entry("json", "application/json"),
            Map.entry("laz", "application/vnd.laszip"),
            Map.entry("nc", "application/x-netcdf"),
            Map.entry("parquet", "application/vnd.apache.parquet"),
            Map.entry("pmtiles", "application/vnd.pmtiles"),
            Map.entry("tif", "image/tiff"),
            Map.entry("tiff", "image/tiff"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("zarray", "application/json"),
            Map.entry("zattrs", "application/json"),
            Map.entry("zgroup", "application/json"),
            Map.entry("zmetadata", "application/json"),
            Map.entry("zst", "application/zstd"));

    private ContentTypes() {}

    static String of(String key) {
        int dot = key.lastIndexOf('.');
        if (dot < 0 || key.indexOf('/', dot) >= 0) {
            return UNKNOWN;
        }
        String extension = key.substring(dot + 1).toLowerCase(Locale.ROOT);
        String type = BY_EXTENSION.get(extension);
        if (type == null && extension.chars().allMatch(Character::isLetterOrDigit)) {
            // Asked with the extension alone: a '#' or '/' would mean something to Java's map, in some versions.
            // And asked late, for it reads a table from a file.
            type = URLConnection.getFileNameMap().getContentTypeFor("object." + extension);
        }
        return type == null ? UNKNOWN : type;
    }
}
