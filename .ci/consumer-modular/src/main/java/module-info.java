/** A module that opens none of its packages. */
module consumer {
    exports consumer;
}
