package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.snailmail.ServerHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.Event;

/** Runs sample classes whose reports are wanted, and has those that several tests use. */
final class ReportedRun {

    private ReportedRun() {}

    static JupiterRun of(String mode, Path folder, Class<?> sample) {
        return JupiterRun.with(Map.of("snailmail.report", mode, "snailmail.report.folder", folder.toString()), sample);
    }

    static Throwable onlyFailure(JupiterRun run) {
        assertThat(run.failures()).hasSize(1);
        return run.failures().get(0);
    }

    static List<Map<String, String>> entries(JupiterRun run) {
        return run.tests()
                .reportingEntryPublished()
                .map(Event::getPayload)
                .map(payload -> ((ReportEntry) payload.orElseThrow()).getKeyValuePairs())
                .toList();
    }

    @SlowStore(root = "src/test/resources/store", seed = 7)
    static class OneFails {

        @Test
        void asksAndFails(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
            JupiterRun.read(server, "snail.bin");
            fail("wrong tile");
        }

        @Test
        void asksAndPasses(ServerHandle server) {
            JupiterRun.read(server, "snail.bin");
        }
    }

    @SlowStore(name = "data", root = "src/test/resources/store")
    @SlowStore(name = "index", root = "src/test/resources/store")
    static class TwoStores {

        @Test
        void asksBoth(@Store("data") ServerHandle data, @Store("index") ServerHandle index) {
            JupiterRun.read(data, "snail.bin");
            JupiterRun.read(index, "snail.bin");
            JupiterRun.read(index, "snail.bin");
            fail("no");
        }
    }
}
