package dev.snailmail.examples.bench.whatif;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Readers that are programs, not in Java. */
enum CommandReader implements ElsewhereReader {
    CURL_SEQUENTIAL("curl (C): 6 ranges, one after the other", List.of("curl"), Sample.BLOB) {
        @Override
        String command(String base) {
            return "curl -sf "
                    + IntStream.range(0, 6)
                            .mapToObj(nth -> "-o /dev/null -r " + nth * 100_000 + "-" + (nth * 100_000 + 32_767) + " "
                                    + base + "blob.bin")
                            .collect(Collectors.joining(" --next -sf "));
        }
    },
    CURL_PARALLEL("curl (C): 32 files at once", List.of("curl"), Sample.ZARR) {
        @Override
        String command(String base) {
            return "curl -sf -Z --parallel-immediate --parallel-max 32 "
                    + IntStream.range(0, 32)
                            .mapToObj(chunk -> "-o /dev/null " + base + "array/" + chunk / 8 + "." + chunk % 8)
                            .collect(Collectors.joining(" "));
        }
    },
    WGET("wget (C): one file", List.of("wget"), Sample.BLOB) {
        @Override
        String command(String base) {
            return "wget -q -O /dev/null " + base + "blob.bin";
        }
    },
    ARIA2("aria2 (C++): one file over 2 connections", List.of("aria2c"), Sample.BLOB) {
        @Override
        String command(String base) {
            return "aria2c -q --allow-overwrite=true -x2 -s2 -k1M -d . -o aria2.bin " + base + "blob.bin";
        }
    },
    GDALINFO("gdalinfo (C++)", List.of("gdalinfo", "gdal_translate"), Sample.TIFF) {
        @Override
        String command(String base) {
            return "gdalinfo /vsicurl/" + base + "image.tif";
        }
    },
    GDAL_WINDOW("gdal_translate (C++): a window", List.of("gdal_translate"), Sample.TIFF) {
        @Override
        String command(String base) {
            return "gdal_translate -q -srcwin 600 600 500 500 /vsicurl/" + base + "image.tif window.tif";
        }
    },
    SAMTOOLS("samtools (C): a region", List.of("samtools"), Sample.BAM) {
        @Override
        String command(String base) {
            return "samtools view -c " + base + "reads.bam chr2:500000-520000";
        }
    },
    BCFTOOLS("bcftools (C): a region", List.of("bcftools", "bgzip", "tabix"), Sample.VCF) {
        @Override
        String command(String base) {
            return "bcftools view -H " + base + "variants.vcf.gz chr2:1000000-1100000";
        }
    },
    FFPROBE("ffprobe (C): a film with its index at the end", List.of("ffprobe", "ffmpeg"), Sample.FILM) {
        @Override
        String command(String base) {
            return "ffprobe -v error -show_entries stream=codec_name " + base + "film.mp4";
        }
    },
    FFMPEG("ffmpeg (C): a frame in the middle", List.of("ffmpeg"), Sample.FILM) {
        @Override
        String command(String base) {
            return "ffmpeg -v error -ss 20 -i " + base + "film.mp4 -frames:v 1 -f null -";
        }
    },
    H5PY_ROS3("HDF5's ros3 driver (C), from h5py", List.of("/usr/bin/python3 -c 'import h5py'"), Sample.HDF5) {
        @Override
        String command(String base) throws IOException {
            return "/usr/bin/python3 '" + Script.H5PY_ROS3.unpacked() + "' " + base + "data.h5";
        }
    },
    H5PY_FSSPEC(
            "h5py over fsspec (Python)", List.of("/usr/bin/python3 -c 'import h5py, fsspec, aiohttp'"), Sample.HDF5) {
        @Override
        String command(String base) throws IOException {
            return "/usr/bin/python3 '" + Script.H5PY_FSSPEC.unpacked() + "' " + base + "data.h5";
        }
    },
    GEOTIFF("geotiff.js (Node): a window", List.of("node", "gdal_translate", "geotiff.js"), Sample.TIFF) {
        @Override
        String command(String base) throws IOException {
            return "node '" + Script.GEOTIFF.unpacked() + "' " + base + "image.tif";
        }
    },
    HYPARQUET(
            "hyparquet (Node): 2 columns of 3",
            List.of("node", "hyparquet.js", "hyparquet-writer.js"),
            Sample.PARQUET) {
        @Override
        String command(String base) throws IOException {
            return "node '" + Script.HYPARQUET.unpacked() + "' " + base + "table.parquet";
        }
    },
    ZARRITA("zarrita (Node): 16 chunks", List.of("node", "zarrita.js"), Sample.ZARR) {
        @Override
        String command(String base) throws IOException {
            return "node '" + Script.ZARRITA.unpacked() + "' " + base + "array";
        }
    };

    private final String title;
    private final List<String> needs;
    private final Sample sample;

    /** @param needs programs, modules of Node with the ending .js, and commands that succeed if something is installed */
    CommandReader(String title, List<String> needs, Sample sample) {
        this.title = title;
        this.needs = needs;
        this.sample = sample;
    }

    abstract String command(String base) throws IOException;

    @Override
    public String title() {
        return title;
    }

    @Override
    public Optional<String> missing() {
        return needs.stream().filter(need -> !isThere(need)).findFirst();
    }

    private static boolean isThere(String need) {
        if (need.endsWith(".js")) {
            return Script.hasModule(need.substring(0, need.length() - ".js".length()));
        }
        return need.contains(" ") ? Command.succeeds(need) : Command.isInstalled(need);
    }

    @Override
    public void prepare(Path store) throws Exception {
        sample.write(store);
    }

    @Override
    public void read(URI base) throws Exception {
        Path folder = Files.createTempDirectory("reader");
        try {
            Command.run(folder, command(base.toString()));
        } finally {
            Command.run(folder, "rm -r '" + folder + "'");
        }
    }
}
