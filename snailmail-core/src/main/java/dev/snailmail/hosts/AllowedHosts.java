package dev.snailmail.hosts;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The hosts whose requests a server answers: those of the loopback address, and names that its user admits. Immutable and
 * safe for use by any thread.
 */
@API(status = API.Status.INTERNAL)
public final class AllowedHosts {

    private static final String USUAL = "127.0.0.1";
    private static final String ANY = "*";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");
    private static final String BENEATH_LOCALHOST = ".localhost";
    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|[01]?\\d?\\d)){3}");
    private static final Pattern NAME = Pattern.compile("\\*|(\\*\\.)?[\\w-]+(\\.[\\w-]+)*|\\[[0-9a-f:.]+]");

    private static final AllowedHosts LOOPBACK = new AllowedHosts(Set.of());

    /** In lower case; {@code *.example.com} stands for all names beneath example.com. */
    private final Set<String> names;

    private AllowedHosts(Set<String> names) {
        this.names = names;
    }

    /** {@return the hosts of the loopback address: 127.0.0.0/8, localhost, names beneath localhost, and ::1} */
    public static AllowedHosts loopback() {
        return LOOPBACK;
    }

    /**
     * Admits another host.
     *
     * @param name a name, an IPv4 address, an IPv6 address in brackets, {@code *.example.com} for all names beneath
     *     example.com, or {@code *} for any host
     * @return these hosts and that one
     * @throws IllegalArgumentException if it is none of these
     */
    public AllowedHosts and(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(lower).matches()) {
            throw new IllegalArgumentException(
                    "host (" + name + ") must be a name such as host.docker.internal, an address"
                            + " such as 192.168.0.2 or [fd00::2], *.example.com for all names beneath example.com, or * for any"
                            + " host; without a scheme, port or path");
        }
        Set<String> more = new TreeSet<>(names);
        more.add(lower);
        return new AllowedHosts(more);
    }

    /**
     * Tells whether requests for a host are answered. The port does not matter.
     *
     * @param authority the value of a Host header or the authority of a URL, such as {@code localhost:8080}; empty for a
     *     request that names no host, as a program may make it, but no web page
     * @return whether they are
     */
    public boolean admits(String authority) {
        // Nearly all requests name this host; the general way takes ten times as long.
        return authority.startsWith(USUAL) && isPort(authority, USUAL.length()) || admitsHost(hostOf(authority));
    }

    private boolean admitsHost(String host) {
        return host.isEmpty() || isLoopback(host) || !names.isEmpty() && isNamed(host);
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK_NAMES.contains(host)
                || host.endsWith(BENEATH_LOCALHOST) && host.length() > BENEATH_LOCALHOST.length()
                || LOOPBACK_ADDRESS.matcher(host).matches();
    }

    private boolean isNamed(String host) {
        if (names.contains(host) || names.contains(ANY)) {
            return true;
        }
        for (int dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
            if (names.contains(ANY + host.substring(dot))) {
                return true;
            }
        }
        return false;
    }

    /** {@return the authority in lower case, without its port and without the dot that ends a full name} */
    static String hostOf(String authority) {
        int colon = authority.lastIndexOf(':');
        String host = colon > authority.lastIndexOf(']') && isPort(authority, colon)
                ? authority.substring(0, colon)
                : authority;
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Returns whether nothing but a port follows, or nothing at all. */
    private static boolean isPort(String authority, int from) {
        if (from == authority.length()) {
            return true;
        }
        for (int i = from + 1; i < authority.length(); i++) {
            if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
                return false;
            }
        }
        return authority.charAt(from) == ':';
    }

    /** {@return the names that were admitted, such as {@code [host.docker.internal]}} */
    @Override
    public String toString() {
        return names.toString();
    }
}
