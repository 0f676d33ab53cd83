package dev.snailmail.report;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Objects;
import java.util.stream.Stream;

/** What a picture is drawn with. Each of these takes one column. */
enum Glyphs {
    UNICODE("═", "─", "█", "≈", "·", "▄", "×", "░", "…"),
    ASCII("=", "-", "#", "~", ".", "-", "x", ":", "...");

    final String connecting;
    final String waiting;
    final String transferring;
    final String stalled;
    final String unread;
    final String partlyRead;
    final String read;
    final String readAgain;
    final String abandoned;

    /** Stands for what was cut off. */
    final String ellipsis;

    Glyphs(
            String connecting,
            String waiting,
            String full,
            String stalled,
            String unread,
            String partlyRead,
            String readAgain,
            String abandoned,
            String ellipsis) {
        this.connecting = connecting;
        this.waiting = waiting;
        this.transferring = full;
        this.stalled = stalled;
        this.unread = unread;
        this.partlyRead = partlyRead;
        this.read = full;
        this.readAgain = readAgain;
        this.abandoned = abandoned;
        this.ellipsis = ellipsis;
    }

    /** {@return those that the standard output of this JVM can show} */
    static Glyphs ofConsole() {
        return of(
                Charset.defaultCharset(),
                System.getProperty("stdout.encoding"),
                System.getProperty("sun.stdout.encoding"));
    }

    /**
     * Picks those that an encoding can show.
     *
     * @param otherwise the encoding where no other is known
     * @param encodings names of encodings, of which the first that is known counts; any of them may be null
     */
    static Glyphs of(Charset otherwise, String... encodings) {
        Charset charset = Stream.of(encodings)
                .map(Glyphs::charset)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
        return charset.canEncode() && charset.newEncoder().canEncode(UNICODE.all()) ? UNICODE : ASCII;
    }

    private static Charset charset(String name) {
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private String all() {
        return connecting + waiting + transferring + stalled + unread + partlyRead + readAgain + abandoned + ellipsis;
    }
}
