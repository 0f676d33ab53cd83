package dev.snailmail.hosts;

import dev.snailmail.text.Printable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;

/**
 * Refuses requests for other hosts, and logs each such host once, up to ten of them, so that a web page cannot flood the
 * log. Safe for use by any thread.
 */
@API(status = API.Status.INTERNAL)
public final class HostGuard {

    /** 421 (Misdirected Request): this server is not the one of that host (RFC 9110, 15.5.20). */
    public static final int MISDIRECTED_REQUEST = 421;

    private static final System.Logger LOGGER = System.getLogger("dev.snailmail");
    private static final int MOST_LOGGED = 10;
    private static final int LONGEST_NAME = 255;

    private final AllowedHosts allowed;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /**
     * Creates a guard.
     *
     * @param allowed the hosts to answer
     */
    public HostGuard(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    /**
     * Tells whether a request is answered.
     *
     * @param authority the host that it names, with or without a port; empty if it names none
     * @return whether it is
     */
    public boolean admits(String authority) {
        return allowed.admits(authority);
    }

    /**
     * Logs that a request is refused, unless one for the same host has been before.
     *
     * @param authority the host that it names
     * @return a sentence for the client, which names the setting that admits the host
     */
    public String refuse(String authority) {
        String host = Printable.inLine(AllowedHosts.hostOf(authority));
        if (host.length() > LONGEST_NAME) {
            host = host.substring(0, LONGEST_NAME) + "...";
        }
        String refusal = "Requests for host " + host + " are refused, since it is not a loopback name;"
                + " allowHost(\"" + host + "\") or --allow-host " + host + " admits it";
        if (logged.size() < MOST_LOGGED && logged.add(host)) {
            LOGGER.log(System.Logger.Level.WARNING, refusal);
        }
        return refusal;
    }
}
