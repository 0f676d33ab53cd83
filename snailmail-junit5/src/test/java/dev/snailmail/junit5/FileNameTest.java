package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileNameTest {

    @Test
    void shortPlainNamesStayAsTheyAre() {
        assertThat(FileName.of("com.example.Tile$Inner(int,String)-2_ü"))
                .isEqualTo("com.example.Tile$Inner(int,String)-2_ü");
    }

    @Test
    void otherCharactersAreReplaced() {
        assertThat(FileName.of("a b/c:d")).isEqualTo("a_b_c_d");
        assertThat(FileName.isPlain("a_b")).isTrue();
        assertThat(FileName.isPlain("a b")).isFalse();
    }

    @Test
    void aPairOfSurrogatesIsNotSplit() {
        String letter = "𐐀";
        assertThat(FileName.of("a".repeat(119) + letter + "b"))
                .isEqualTo("a".repeat(119) + "-" + Integer.toHexString(("a".repeat(119) + letter + "b").hashCode()));
    }

    @Test
    void anyNameFitsAndIsUnicode() {
        String[] parts = {"a", "ü", "ぶ", "𐐀", "/", " ", "€", "\ud801", "-1"};
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(300); length > 0; length--) {
                name.append(parts[random.nextInt(parts.length)]);
            }
            for (String made : new String[] {
                FileName.of(name.toString()),
                FileName.distinct(name.toString(), "x"),
                FileName.writable(name.toString(), any -> false)
            }) {
                byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
                assertThat(bytes.length).as("bytes of %s", made).isLessThanOrEqualTo(255);
                assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(made);
            }
        }
    }

    @Test
    void distinctNamesDifferWhereHashesOfStringsDoNot() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        assertThat(FileName.distinct("a b", "Aa"))
                .matches("a_b-[0-9a-f]{16}")
                .isNotEqualTo(FileName.distinct("a b", "BB"));
    }

    @Test
    void whatCannotBeWrittenIsAscii() {
        assertThat(FileName.writable("größe", name -> true)).isEqualTo("größe");
        assertThat(FileName.writable("größe", name -> name.chars().allMatch(letter -> letter < 128)))
                .matches("gr__e-[0-9a-f]{16}");
    }
}
