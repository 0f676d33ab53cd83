package consumer;

/** What this project would be about. */
public final class Tiles {

    private Tiles() {}

    /**
     * Names a tile.
     *
     * @param number its number
     * @return its key
     */
    public static String key(int number) {
        return "tile" + number + ".bin";
    }
}
