package dev.snailmail.cli;

import dev.snailmail.network.NetworkPreset;
import java.util.Locale;

/** The presets as a text for people, with what each stands for and where its figures are from. */
final class NetworkList {

    private NetworkList() {}

    static String text() {
        StringBuilder text = new StringBuilder();
        for (NetworkPreset preset : NetworkPreset.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-24s %s%n%-24s per %s; %s%n",
                    preset.id(),
                    preset.network(),
                    "",
                    preset.basis().toString(),
                    preset.source()));
        }
        return text.toString();
    }
}
