package dev.snailmail.trace;

import java.net.InetSocketAddress;

/**
 * What all spans of a connection have in common.
 *
 * @param clientAddress the client's address; null if it is not known
 * @param clientPort the client's port
 * @param serverAddress the address that was connected to; null if it is not known
 * @param serverPort the port that was connected to
 */
record ConnectionAttributes(String clientAddress, int clientPort, String serverAddress, int serverPort) {

    static ConnectionAttributes of(ConnectionEnds ends) {
        InetSocketAddress client = ends.client();
        InetSocketAddress server = ends.server();
        return new ConnectionAttributes(address(client), port(client), address(server), port(server));
    }

    /** Not its name, which would have to be looked up. */
    private static String address(InetSocketAddress end) {
        return end == null ? null : end.getAddress().getHostAddress();
    }

    private static int port(InetSocketAddress end) {
        return end == null ? 0 : end.getPort();
    }
}
