package dev.snailmail.junit5;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;

/** Where a method is in its source: the file and the first line with code, which its class file has. */
final class MethodSource {

    private static final int UNKNOWN_LINE = -1;
    private static final int MAGIC_AND_VERSION = 8;
    private static final int ACCESS_AND_NAMES = 6;

    private final DataInputStream in;
    private final Method method;
    private String[] texts = {};
    private String file;
    private int line = UNKNOWN_LINE;

    private MethodSource(DataInputStream in, Method method) {
        this.in = in;
        this.method = method;
    }

    /** {@return the frame that the first line of a method would have in a stack trace; without file and line if unknown} */
    static StackTraceElement frameOf(Method method) {
        Class<?> type = method.getDeclaringClass();
        String name = type.getName();
        try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            if (in != null) {
                MethodSource source = new MethodSource(new DataInputStream(new BufferedInputStream(in)), method);
                source.read();
                return new StackTraceElement(name, method.getName(), source.file, source.line);
            }
        } catch (IOException | RuntimeException unreadable) {
            // A failure must not be lost because its source is unknown.
        }
        return new StackTraceElement(name, method.getName(), null, UNKNOWN_LINE);
    }

    /** Reads what section 4.1 of the Java Virtual Machine Specification describes. */
    private void read() throws IOException {
        in.skipNBytes(MAGIC_AND_VERSION);
        readConstants();
        in.skipNBytes(ACCESS_AND_NAMES);
        in.skipNBytes(2L * in.readUnsignedShort());
        readMembers();
        readMembers();
        readAttributes(false);
    }

    private void readConstants() throws IOException {
        texts = new String[in.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    // A long or double takes two places.
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("unknown constant " + tag);
            }
        }
    }

    private void readMembers() throws IOException {
        String descriptor = MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .toMethodDescriptorString();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            String name = texts[in.readUnsignedShort()];
            boolean isWanted = descriptor.equals(texts[in.readUnsignedShort()]) && name.equals(method.getName());
            readAttributes(isWanted);
        }
    }

    private void readAttributes(boolean areOfMethod) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = texts[in.readUnsignedShort()];
            int length = in.readInt();
            if (areOfMethod && name.equals("Code")) {
                in.skipNBytes(4);
                in.skipNBytes(in.readInt());
                in.skipNBytes(8L * in.readUnsignedShort());
                readAttributes(true);
            } else if (areOfMethod && name.equals("LineNumberTable")) {
                readLines();
            } else if (name.equals("SourceFile")) {
                file = texts[in.readUnsignedShort()];
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void readLines() throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(2);
            int next = in.readUnsignedShort();
            line = line == UNKNOWN_LINE ? next : line;
        }
    }
}
