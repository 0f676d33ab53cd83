package dev.snailmail.trace;

import java.net.InetSocketAddress;
import org.apiguardian.api.API;

/** The two ends of a connection, asked for while it is open and by those only who want to know. */
@API(status = API.Status.INTERNAL)
public interface ConnectionEnds {

    /** {@return the client's address; null if it has left already} */
    InetSocketAddress client();

    /** {@return the address that was connected to; null if the client has left already} */
    InetSocketAddress server();
}
