package dev.snailmail.network;

/** The gamma function: factorials, and what lies between them. */
final class GammaFunction {

    /** From here on the series below is good for eleven digits. */
    private static final double LARGE = 10;

    private GammaFunction() {}

    /** {@return Γ(x), which is (x - 1)! for whole numbers; x from 1 to 170} */
    static double of(double x) {
        double large = x;
        double product = 1;
        while (large < LARGE) {
            product *= large;
            large++;
        }
        return Math.exp(logarithm(large)) / product;
    }

    /** Stirling's series. */
    private static double logarithm(double x) {
        double square = x * x;
        double series = (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / (1680.0 * square)) / square) / square) / x;
        return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
