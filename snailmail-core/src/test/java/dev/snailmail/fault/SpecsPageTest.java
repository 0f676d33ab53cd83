package dev.snailmail.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/specs.md, which errors name, has every form that parsers take. */
class SpecsPageTest {

    @Test
    void everyFaultIsOnThePageAndParses() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "specs.md"));
        assertThat(FaultSpecs.FAULTS.forms()).hasSizeGreaterThan(11).allSatisfy(form -> {
            assertThat(page).contains("`" + form + "`");
            assertThat(Fault.parse(form)).isNotNull();
        });
    }
}
