package dev.snailmail.junit5;

import dev.snailmail.network.Draws;
import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkBuilder;

/** Puts another network in place of that of a store, from a parameter of the suite or a {@link NetworkTest}. */
final class NetworkReplacement {

    private static final Draws USUAL_DRAWS = Network.builder().build().draws();

    private NetworkReplacement() {}

    /**
     * Returns a network for a store that keeps what its test relies on and no spec can say: the {@code ClientLink} that it
     * shares with other stores, and the seed. It keeps the draws too, unless the replacement has some of its own.
     *
     * @param replacement the network to replace the other with
     * @param own the network of the store
     */
    static Network of(Network replacement, Network own) {
        NetworkBuilder network = replacement.toBuilder().seed(own.seed());
        own.clientLink().ifPresent(network::clientLink);
        if (replacement.draws().equals(USUAL_DRAWS)) {
            network.draws(own.draws());
        }
        return network.build();
    }
}
