package dev.snailmail.http;

import java.nio.ByteBuffer;

/**
 * Takes the data out of a chunked body (RFC 9112, 7.1), and refuses what is not one at its first wrong byte. Extensions
 * and trailers are passed over. Pure: it knows buffers, not sockets.
 */
final class ChunkDecoder {

    /** Far more than any client sends beside the data of one chunk, or behind the last. */
    static final int MOST_BYTES_PASSED_OVER = 16 << 10;

    private static final int HEX = 16;
    private static final long LARGEST_BEFORE_SHIFT = Long.MAX_VALUE >> 4;

    private enum State {
        SIZE_BEGINS,
        SIZE,
        EXTENSION,
        SIZE_ENDS,
        DATA,
        DATA_ENDS,
        DATA_ENDS_WITH_LINE_FEED,
        TRAILER_BEGINS,
        TRAILER,
        TRAILER_ENDS,
        BODY_ENDS,
        FINISHED
    }

    private State state = State.SIZE_BEGINS;

    /** How many bytes of the chunk have still to come. */
    private long left;

    private int passedOver;

    /**
     * Moves data from one buffer to another, until the first is empty, the second is full, or the body has ended.
     *
     * @param raw what came over the connection; its position moves behind all that belongs to the body
     * @param data where to put the data of chunks
     * @return how many bytes of data were moved
     * @throws MalformedBodyException if it is not a chunked body
     */
    int decode(ByteBuffer raw, ByteBuffer data) throws MalformedBodyException {
        int before = data.position();
        while (raw.hasRemaining() && state != State.FINISHED) {
            if (state != State.DATA) {
                state = next(raw.get());
            } else if (data.hasRemaining()) {
                move(raw, data);
            } else {
                break;
            }
        }
        return data.position() - before;
    }

    /** {@return whether the last byte of the body has been decoded} */
    boolean isFinished() {
        return state == State.FINISHED;
    }

    private void move(ByteBuffer raw, ByteBuffer data) {
        int bytes = (int) Math.min(left, Math.min(raw.remaining(), data.remaining()));
        int end = raw.limit();
        data.put(raw.limit(raw.position() + bytes));
        raw.limit(end);
        left -= bytes;
        if (left == 0) {
            state = State.DATA_ENDS;
        }
    }

    private State next(byte b) throws MalformedBodyException {
        return switch (state) {
            case SIZE_BEGINS -> {
                left = digit(b);
                passedOver = 0;
                yield State.SIZE;
            }
            case SIZE -> inSize(b);
            case EXTENSION -> {
                passOver("chunk extension");
                yield b == '\r' ? State.SIZE_ENDS : State.EXTENSION;
            }
            case SIZE_ENDS -> {
                require('\n', b, "chunk size");
                yield left > 0 ? State.DATA : State.TRAILER_BEGINS;
            }
            case DATA_ENDS -> {
                require('\r', b, "chunk");
                yield State.DATA_ENDS_WITH_LINE_FEED;
            }
            case DATA_ENDS_WITH_LINE_FEED -> {
                require('\n', b, "chunk");
                yield State.SIZE_BEGINS;
            }
            case TRAILER_BEGINS -> b == '\r' ? State.BODY_ENDS : inTrailer(b);
            case TRAILER -> inTrailer(b);
            case TRAILER_ENDS -> {
                require('\n', b, "trailer");
                yield State.TRAILER_BEGINS;
            }
            case BODY_ENDS -> {
                require('\n', b, "body");
                yield State.FINISHED;
            }
            case DATA, FINISHED -> throw new IllegalStateException(state.toString());
        };
    }

    private State inSize(byte b) throws MalformedBodyException {
        switch (b) {
            case '\r':
                return State.SIZE_ENDS;
            case ';', ' ', '\t':
                return State.EXTENSION;
            default:
                int digit = digit(b);
                if (left > LARGEST_BEFORE_SHIFT) {
                    throw new MalformedBodyException("chunk size must be at most 2^63 - 1");
                }
                left = left * HEX + digit;
                return State.SIZE;
        }
    }

    private State inTrailer(byte b) throws MalformedBodyException {
        passOver("trailer");
        if (b == '\n') {
            require('\r', b, "trailer");
        }
        return b == '\r' ? State.TRAILER_ENDS : State.TRAILER;
    }

    private void passOver(String what) throws MalformedBodyException {
        if (++passedOver > MOST_BYTES_PASSED_OVER) {
            throw new MalformedBodyException(what + " must be at most " + MOST_BYTES_PASSED_OVER + " bytes");
        }
    }

    private static int digit(byte b) throws MalformedBodyException {
        int digit = Character.digit(b & 0xff, HEX);
        if (digit < 0) {
            throw new MalformedBodyException("chunk size must be hexadecimal digits, but has byte " + (b & 0xff));
        }
        return digit;
    }

    private static void require(char expected, byte b, String ending) throws MalformedBodyException {
        if (b != expected) {
            throw new MalformedBodyException(ending + " must end with CR and LF, but has byte " + (b & 0xff));
        }
    }
}
