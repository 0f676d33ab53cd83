package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDecoderTest {

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The data of a body that comes a byte at a time. */
    private static String decodedByteByByte(String body) throws MalformedBodyException {
        ChunkDecoder decoder = new ChunkDecoder();
        ByteBuffer data = ByteBuffer.allocate(body.length());
        for (int i = 0; i < body.length(); i++) {
            assertThat(decoder.isFinished()).as("after %d bytes", i).isFalse();
            decoder.decode(bytes(body.substring(i, i + 1)), data);
        }
        assertThat(decoder.isFinished()).isTrue();
        return new String(data.array(), 0, data.position(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0~~                                          | ''",
                "5~hello~0~~                                  | hello",
                "5~hello~6~ world~0~~                         | hello world",
                "0005~hello~000~~                             | hello",
                "a~0123456789~0~~                             | 0123456789",
                "A~0123456789~0~~                             | 0123456789",
                "5;name=value~hello~0;last~~                  | hello",
                "5 ;name=\"a b\"~hello~0~~                    | hello",
                "5\t~hello~0~~                                | hello",
                "2~~~0~~                                      | '~'",
                "5~hello~0~Checksum: abc~Other:~~             | hello"
            })
    void takesTheDataOut(String body, String data) throws MalformedBodyException {
        assertThat(decodedByteByByte(body.replace("~", "\r\n"))).isEqualTo(data.replace("~", "\r\n"));
    }

    /** Everything but its last byte may be the beginning of a body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "z",
                "\r",
                "\n",
                ";",
                " ",
                "-",
                "+",
                "0x",
                "5g",
                "5\n",
                "5~hello!",
                "5~hello~\r",
                "5~hello\n",
                "5~hello\r!",
                "5;a\r!",
                "5~hello~-",
                "0~\n",
                "0~\r!",
                "0~A: b\r!",
                "0~A: b\n",
                "0!",
                "ffffffffffffffff",
                "8000000000000000",
                "5~hello~\u0000",
                "\u00ff"
            })
    void refusesABodyAtItsFirstWrongByte(String text) throws MalformedBodyException {
        String body = text.replace("~", "\r\n");
        ChunkDecoder decoder = new ChunkDecoder();
        ByteBuffer data = ByteBuffer.allocate(100);
        decoder.decode(bytes(body.substring(0, body.length() - 1)), data);
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> decoder.decode(bytes(body.substring(body.length() - 1)), data))
                .withMessageMatching("(chunk|chunk size|trailer|body) must .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5;", "0\r\n"})
    void passesOverSoMuchAndNoMore(String beginning) throws MalformedBodyException {
        ChunkDecoder decoder = new ChunkDecoder();
        ByteBuffer data = ByteBuffer.allocate(100);
        decoder.decode(bytes(beginning + "x".repeat(ChunkDecoder.MOST_BYTES_PASSED_OVER)), data);
        assertThatExceptionOfType(MalformedBodyException.class)
                .isThrownBy(() -> decoder.decode(bytes("x"), data))
                .withMessageContaining("must be at most 16384 bytes");
    }

    @Test
    void theLargestSizeIsThatOfALong() throws MalformedBodyException {
        ChunkDecoder decoder = new ChunkDecoder();
        ByteBuffer data = ByteBuffer.allocate(3);
        assertThat(decoder.decode(bytes("7fffffffffffffff\r\nabc"), data)).isEqualTo(3);
    }

    @Test
    void whatComesBehindTheBodyStaysWhereItIs() throws MalformedBodyException {
        ChunkDecoder decoder = new ChunkDecoder();
        ByteBuffer raw = bytes("1\r\na\r\n0\r\n\r\nGET /next");
        assertThat(decoder.decode(raw, ByteBuffer.allocate(10))).isEqualTo(1);
        assertThat(decoder.isFinished()).isTrue();
        assertThat(StandardCharsets.ISO_8859_1.decode(raw).toString()).isEqualTo("GET /next");
        assertThat(decoder.decode(raw, ByteBuffer.allocate(10))).isZero();
    }

    /** However the data is cut into chunks, the chunks into reads, and the room for it into pieces. */
    @Property
    void anyCutsGiveTheSameData(@ForAll long seed, @ForAll @IntRange(min = 0, max = 3_000) int length)
            throws MalformedBodyException {
        Random random = new Random(seed);
        byte[] data = new byte[length];
        random.nextBytes(data);
        ByteBuffer raw = ByteBuffer.wrap(chunked(data, random).getBytes(StandardCharsets.ISO_8859_1));
        ByteBuffer decoded = ByteBuffer.allocate(length);
        ChunkDecoder decoder = new ChunkDecoder();
        int end = raw.limit();
        while (!decoder.isFinished()) {
            raw.limit(Math.min(end, raw.position() + random.nextInt(50)));
            decoded.limit(Math.min(length, decoded.position() + random.nextInt(50)));
            int before = decoded.position();
            int moved = decoder.decode(raw, decoded);
            assertThat(moved).isEqualTo(decoded.position() - before);
        }
        assertThat(raw.position()).isEqualTo(end);
        assertThat(decoded.array()).isEqualTo(data);
    }

    private static String chunked(byte[] data, Random random) {
        StringBuilder body = new StringBuilder();
        for (int at = 0; at < data.length; ) {
            int size = Math.min(data.length - at, 1 + random.nextInt(200));
            body.append("0".repeat(random.nextInt(3))).append(Integer.toHexString(size));
            body.append(random.nextInt(4) == 0 ? ";extension=" + random.nextInt() : "")
                    .append("\r\n");
            body.append(new String(data, at, size, StandardCharsets.ISO_8859_1)).append("\r\n");
            at += size;
        }
        body.append("0\r\n");
        for (int trailers = random.nextInt(3); trailers > 0; trailers--) {
            body.append("Trailer: ").append(random.nextInt()).append("\r\n");
        }
        return body.append("\r\n").toString();
    }

    /** A body of arbitrary bytes is refused, or it ends, or it wants more; nothing else. */
    @Property
    void arbitraryBytesDoNoHarm(@ForAll byte[] bytes) {
        ChunkDecoder decoder = new ChunkDecoder();
        ByteBuffer raw = ByteBuffer.wrap(bytes);
        try {
            decoder.decode(raw, ByteBuffer.allocate(bytes.length));
            assertThat(raw.hasRemaining()).isEqualTo(decoder.isFinished() && raw.hasRemaining());
        } catch (MalformedBodyException expected) {
            assertThat(decoder.isFinished()).isFalse();
        }
    }
}
