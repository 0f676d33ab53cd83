package dev.snailmail.trace;

import dev.snailmail.SlowServer;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.wire.WireClient;

/** Serves once, in a Java of its own, and tells what that had. */
final class BareServer {

    private BareServer() {}

    public static void main(String[] args) {
        try (SlowServer server =
                        SlowServer.builder(ObjectStore.synthetic("object", 100)).start();
                WireClient client = WireClient.of(server)) {
            int length = client.get("/object").body().length;
            System.out.println("flight recorder " + exists("jdk.jfr.Event") + ", OpenTelemetry "
                    + exists("io.opentelemetry.api.OpenTelemetry") + ", served " + length + ", recorded "
                    + server.recording().bytesSent());
        }
    }

    private static boolean exists(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
