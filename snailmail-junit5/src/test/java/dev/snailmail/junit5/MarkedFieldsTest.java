package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class MarkedFieldsTest {

    @Test
    void aFieldOfAModuleThatIsNotOpenSaysHowToOpenIt() throws NoSuchFieldException {
        Field field = String.class.getDeclaredField("value");

        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> MarkedFields.fill(field, "", null))
                .withMessage("field java.lang.String.value cannot be filled, as module java.base does not open package"
                        + " java.lang to snailmail; start Java with --add-opens java.base/java.lang=ALL-UNNAMED, or take a"
                        + " parameter");
    }
}
