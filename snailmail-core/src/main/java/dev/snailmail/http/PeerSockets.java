package dev.snailmail.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells from the socket tables of Linux which clients still hold their sockets. The end of a client's stream looks the
 * same whether it has closed its socket or only shut down its sending side, but a socket that a process holds has an
 * inode.
 */
class PeerSockets {

    private static final Path TCP = Path.of("/proc/net/tcp");

    /** Where the sockets of clients are that connect over IPv6 to an IPv4 address, as those of Java do. */
    private static final Path TCP6 = Path.of("/proc/net/tcp6");

    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int INODE = 9;
    private static final int HEX = 16;

    private final List<Path> tables;

    /** @param tables the socket tables, as Linux formats them; those that do not exist are passed over */
    PeerSockets(List<Path> tables) {
        this.tables = tables.stream().filter(Files::isReadable).toList();
    }

    static PeerSockets ofThisMachine() {
        return new PeerSockets(List.of(TCP, TCP6));
    }

    /** {@return whether there are such tables, as there are on Linux only} */
    boolean canTell() {
        return !tables.isEmpty();
    }

    /**
     * Finds the clients that hold their sockets. Reads each table once, however many clients are asked for.
     *
     * @param clientPorts the ports of the clients, on this machine
     * @param serverPort the port that they are connected to, on this machine
     * @return the ports of those that a process holds a socket of
     * @throws IOException if a table cannot be read
     */
    Set<Integer> held(Set<Integer> clientPorts, int serverPort) throws IOException {
        Set<Integer> held = new HashSet<>();
        for (Path table : tables) {
            try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.US_ASCII)) {
                lines.readLine();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    int client = clientOf(line.strip().split("\\s+", INODE + 2), serverPort);
                    if (clientPorts.contains(client)) {
                        held.add(client);
                    }
                }
            }
        }
        return held;
    }

    /** The port of the client whose socket this is, if a process holds it; -1 for any other. */
    private static int clientOf(String[] columns, int serverPort) {
        boolean isHeld = columns.length > INODE && !columns[INODE].equals("0");
        return isHeld && port(columns[REMOTE]) == serverPort ? port(columns[LOCAL]) : -1;
    }

    private static int port(String address) {
        return Integer.parseInt(address, address.lastIndexOf(':') + 1, address.length(), HEX);
    }
}
