package dev.snailmail.examples.bench.whatif;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Something to read, made by the tools of its format. */
enum Sample {
    /** Two megabytes of any kind. */
    BLOB {
        @Override
        void write(Path folder) throws IOException {
            Files.write(folder.resolve("blob.bin"), random(2_500_000));
        }
    },
    /** An image in tiles, with overviews. */
    TIFF {
        @Override
        void write(Path folder) throws IOException, InterruptedException {
            int side = 2048;
            Files.write(folder.resolve("image.raw"), random(side * side));
            Files.writeString(folder.resolve("image.vrt"), """
                    <VRTDataset rasterXSize="%1$d" rasterYSize="%1$d"><SRS>EPSG:32633</SRS>
                      <GeoTransform>0,10,0,0,0,-10</GeoTransform>
                      <VRTRasterBand dataType="Byte" band="1" subClass="VRTRawRasterBand">
                        <SourceFilename relativetoVRT="1">image.raw</SourceFilename><PixelOffset>1</PixelOffset>
                        <LineOffset>%1$d</LineOffset></VRTRasterBand></VRTDataset>
                    """.formatted(side));
            Command.run(folder, "gdal_translate -q -of COG -co BLOCKSIZE=256 image.vrt image.tif");
        }
    },
    /** Reads of three chromosomes, with their index. */
    BAM {
        @Override
        void write(Path folder) throws IOException, InterruptedException {
            try (PrintWriter sam = writer(folder.resolve("reads.sam"))) {
                sam.print("@HD\tVN:1.6\tSO:coordinate\n");
                for (int chromosome = 1; chromosome <= 3; chromosome++) {
                    sam.print("@SQ\tSN:chr" + chromosome + "\tLN:2000000\n");
                }
                Random random = new Random(1);
                for (int read = 0; read < 60_000; read++) {
                    sam.printf(
                            "r%d\t0\tchr%d\t%d\t60\t100M\t*\t0\t0\t%s\t%s%n",
                            read,
                            1 + read / 20_000,
                            1 + read % 20_000 * 90,
                            letters(random, "ACGT", 100),
                            letters(random, "FGHIJ#:,", 100));
                }
            }
            Command.run(folder, "samtools view -b -o reads.bam reads.sam && samtools index reads.bam");
        }
    },
    /** Variants of two chromosomes, with their index. */
    VCF {
        @Override
        void write(Path folder) throws IOException, InterruptedException {
            try (PrintWriter vcf = writer(folder.resolve("variants.vcf"))) {
                vcf.print("##fileformat=VCFv4.2\n##contig=<ID=chr1,length=20000000>\n"
                        + "##contig=<ID=chr2,length=20000000>\n"
                        + "##INFO=<ID=DP,Number=1,Type=Integer,Description=\"d\">\n"
                        + "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
                Random random = new Random(1);
                for (int variant = 0; variant < 200_000; variant++) {
                    vcf.printf(
                            "chr%d\t%d\t.\tA\tG\t%d\tPASS\tDP=%d%n",
                            1 + variant / 100_000,
                            1 + variant % 100_000 * 200,
                            random.nextInt(100),
                            random.nextInt(1000));
                }
            }
            Command.run(folder, "bgzip variants.vcf && tabix -p vcf variants.vcf.gz");
        }
    },
    /** A film with its index at the end. */
    FILM {
        @Override
        void write(Path folder) throws IOException, InterruptedException {
            Command.run(
                    folder, "ffmpeg -v error -f lavfi -i testsrc=size=320x240:rate=25:duration=60 -c:v mpeg4 film.mp4");
        }
    },
    HDF5 {
        @Override
        void write(Path folder) throws IOException, InterruptedException {
            Command.run(folder, "/usr/bin/python3 '" + Script.HDF5_WRITER.unpacked() + "' data.h5");
        }
    },
    PARQUET {
        @Override
        void write(Path folder) throws IOException, InterruptedException {
            Command.run(folder, "node '" + Script.PARQUET_WRITER.unpacked() + "' table.parquet");
        }
    },
    /** An array of 64 chunks, each a file. */
    ZARR {
        @Override
        void write(Path folder) throws IOException {
            Path array = Files.createDirectories(folder.resolve("array"));
            Files.writeString(array.resolve(".zarray"), """
                    {"zarr_format": 2, "shape": [800, 800], "chunks": [100, 100], "dtype": "<f4", "compressor": null,
                     "fill_value": 0, "order": "C", "filters": null}
                    """);
            for (int chunk = 0; chunk < 64; chunk++) {
                Files.write(array.resolve(chunk / 8 + "." + chunk % 8), new byte[40_000]);
            }
        }
    };

    abstract void write(Path folder) throws IOException, InterruptedException;

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static String letters(Random random, String alphabet, int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return letters.toString();
    }

    private static PrintWriter writer(Path file) {
        try {
            return new PrintWriter(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
