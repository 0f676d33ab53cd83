package dev.snailmail.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * The page around the data: a template with style and script in it. Its policy allows these two by their hashes, and
 * nothing else: should text of a user's ever get out of the data, a browser would neither run nor fetch it.
 */
final class HtmlPage {

    /** In the order in which they stand on each other. */
    private static final List<String> SCRIPTS = List.of(
            "format.js",
            "page.js",
            "requests.js",
            "timeline.js",
            "tooltip.js",
            "rows.js",
            "waterfall.js",
            "minimap.js",
            "charts.js",
            "coverage.js",
            "summary.js",
            "main.js");

    private static final String DATA = "{{data}}";

    /** Made once: the page is the same for every recording. */
    private static final class Template {

        static final String[] AROUND_DATA = read();

        private static String[] read() {
            String style = resource("report.css");
            String script = "'use strict';\n(() => {\n"
                    + SCRIPTS.stream().map(HtmlPage::resource).collect(Collectors.joining("\n"))
                    + "})();\n";
            return resource("report.html")
                    .replace("{{style-hash}}", hash(style))
                    .replace("{{script-hash}}", hash(script))
                    .replace("{{style}}", style)
                    .replace("{{script}}", script)
                    .split(Pattern.quote(DATA), 2);
        }
    }

    private HtmlPage() {}

    static void write(Writer out, Consumer<JsonGenerator> data) throws IOException {
        out.write(Template.AROUND_DATA[0]);
        ScriptJson.write(out, data);
        out.write(Template.AROUND_DATA[1]);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            // The hash is of what the browser reads, to which every end of line is a line feed.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("resource (" + name + ") cannot be read: " + e, e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
