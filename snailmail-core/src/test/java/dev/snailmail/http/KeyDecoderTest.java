package dev.snailmail.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDecoderTest {

    @ParameterizedTest
    @CsvSource({
        "/a/b.bin,a/b.bin",
        "/a+b,a+b",
        "/a%20b,a b",
        "/a%2Fb,a/b",
        "/a%2fb,a/b",
        "/%C3%A9,é",
        "/%c3%a9,é",
        "/%F0%9F%90%8C,🐌",
        "/100%25,100%",
        "/%2525,%25",
        "/%3F%23,?#",
        "/..%2f..,../..",
        "//a,a",
        "///a//b,a//b",
        "/%2Fa,/a",
        "*,*"
    })
    void bytesAreDecodedOnce(String path, String key) {
        assertThat(KeyDecoder.decode(path)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%", "/100%", "/%1", "/%zz", "/a%2", "/%%20", "/%-1", "/%+1", "/%ff", "/%C0%AF", "/%ED%A0%80"})
    void whatDoesNotDecodeIsNoKeyOfAnObject(String path) {
        assertThat(KeyDecoder.decode(path)).isEqualTo(path).startsWith("/");
    }

    @Test
    void howeverManySlashesItHasItIsNot() {
        assertThat(KeyDecoder.decode("///%ff")).isEqualTo("/%ff");
        assertThat(KeyDecoder.decode("//")).isEmpty();
    }

    @Property(tries = 200, seed = "1")
    void everyTextComesThroughItsEncoding(@ForAll @NotBlank String text) {
        String encodable = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String path = "/" + URLEncoder.encode(encodable, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(KeyDecoder.decode(path)).isEqualTo(encodable);
    }
}
