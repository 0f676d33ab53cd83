package dev.snailmail.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import dev.snailmail.store.CountedStore;
import dev.snailmail.store.FolderEntry;
import dev.snailmail.store.ObjectStore;
import dev.snailmail.store.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as pages, in the form of nginx's autoindex. */
class ListingTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final CountedStore store = new CountedStore(ObjectStore.synthetic(Map.of(
            "a.bin", 1234L,
            "huge.bin", Long.MAX_VALUE,
            "b", 5L,
            "b/c.txt", 0L,
            "b/d/e/f.txt", 7L,
            "with space/<&\">: \u96ea.bin", 1L)));

    @AfterEach
    void nothingIsHeld() {
        assertThat(store.held()).isZero();
        assertThat(store.releasedTwice()).isZero();
    }

    private Answer ask(String method, String key) {
        ResponsePlan plan = Dialect.httpRangeWithListings().answer(RequestInfo.of(method, key, ""), store, NOW);
        Answer answer = Answer.read(plan);
        plan.release();
        return answer;
    }

    @Test
    void theRootListsFoldersFirstAndNoParent() {
        assertThat(ask("GET", "").body()).isEqualTo("""
                        <html>
                        <head><title>Index of /</title></head>
                        <body>
                        <h1>Index of /</h1><hr><pre><a href="b/">b/</a>                                                 -                                   -
                        <a href="with%20space/">with space/</a>                                        -                                   -
                        <a href="a.bin">a.bin</a>                                              01-Jan-2000 00:00                1234
                        <a href="b">b</a>                                                  01-Jan-2000 00:00                   5
                        <a href="huge.bin">huge.bin</a>                                           01-Jan-2000 00:00 9223372036854775807
                        </pre><hr></body>
                        </html>
                        """.replace("\n", "\r\n"));
    }

    @Test
    void aFolderListsItsParentFirst() {
        Answer answer = ask("GET", "b/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).isEqualTo(Map.of("Content-Type", "text/html; charset=utf-8"));
        assertThat(answer.body())
                .contains("<title>Index of /b/</title>", "<pre><a href=\"../\">../</a>\r\n<a href=\"d/\">d/</a>")
                .contains("<a href=\"c.txt\">c.txt</a>")
                .doesNotContain("f.txt");
    }

    @Test
    void namesAreEscapedInTextAndEncodedInLinks() {
        String page = new String(
                ask("GET", "with space/").body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThat(page).contains("<a href=\"%3C%26%22%3E%3A%20%E9%9B%AA.bin\">&lt;&amp;&quot;&gt;: \u96ea.bin</a>   ");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 49, 50, 51, 200})
    void aLongNameIsCutButItsLinkIsNot(int length) {
        String name = "\ud83d\udc0c".repeat(length);
        String page = HtmlIndex.of("", List.of(new FolderEntry(name, 1, Optional.of(NOW))));
        String shown = length <= 50 ? name : "\ud83d\udc0c".repeat(47) + "..&gt;";
        assertThat(page).contains("<a href=\"" + "%F0%9F%90%8C".repeat(length) + "\">" + shown + "</a> ");
        assertThat(page).contains(" ".repeat(Math.max(0, 50 - length) + 1) + "02-Jan-2026 03:04 ");
    }

    @Test
    void anEntryHasOneLine() {
        assertThat(HtmlIndex.of("", List.of(new FolderEntry("a\r\nb", 1, Optional.of(NOW)))))
                .contains("<a href=\"a%0D%0Ab\">a&#13;&#10;b</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b/", "with space/"})
    void headHasTheLengthOfGet(String folder) {
        Answer get = ask("GET", folder);
        Answer head = ask("HEAD", folder);
        assertThat(head.body()).isEmpty();
        assertThat(head.contentLength()).isEqualTo(get.contentLength());
        assertThat(head.headers()).isEqualTo(get.headers());
    }

    @ParameterizedTest
    @CsvSource({"b/d, /b/d/", "with space, /with%20space/"})
    void aFolderWithoutItsSlashIsRedirected(String key, String location) {
        for (String method : List.of("GET", "HEAD")) {
            Answer answer = ask(method, key);
            assertThat(answer.status()).isEqualTo(301);
            assertThat(answer.headers()).isEqualTo(Map.of("Location", location));
            assertThat(answer.contentLength()).isZero();
        }
    }

    @Test
    void theQueryIsRedirectedToo() {
        RequestInfo request = new RequestInfo("GET", "b/d", "C=M;O=A", "", name -> List.of(), 1, 1);
        assertThat(Dialect.httpRangeWithListings().answer(request, store, NOW).headers())
                .extracting("value")
                .containsExactly("/b/d/?C=M;O=A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c/", "b/d/e/f.txt/", "a", "/", "//", "b//", "../", "/b/", "b/../", "./", "missing"})
    void whatIsNoFolderIsAMiss(String key) {
        assertThat(ask("GET", key).status()).isEqualTo(404);
        assertThat(ask("HEAD", key).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b/", "b/d", "b", "c/"})
    void withoutListingsNothingIsDifferent(String key) {
        int status = key.equals("b") ? 200 : 404;
        assertThat(Dialect.httpRange()
                        .answer(RequestInfo.of("HEAD", key, ""), store, NOW)
                        .status())
                .isEqualTo(status);
    }

    @Test
    void anObjectComesBeforeAFolderOfItsName() {
        assertThat(ask("HEAD", "b").contentLength()).isEqualTo(5);
        assertThat(ask("PUT", "b/").status()).isEqualTo(405);
        assertThat(ask("OPTIONS", "b/").status()).isEqualTo(200);
    }

    @Test
    void anEmptyStoreHasNoRoot() {
        ResponsePlan plan =
                Dialect.httpRangeWithListings().answer(RequestInfo.of("GET", "", ""), ObjectStore.of(Map.of()), NOW);
        assertThat(plan.status()).isEqualTo(404);
    }

    @Test
    void aFolderThatCannotBeListedIsAFailureAndNoMiss() {
        assertThat(failing(new UncheckedIOException(new AccessDeniedException("b")))
                        .status())
                .isEqualTo(403);
        ResponsePlan plan = failing(new UncheckedIOException(new IOException("too many open files")));
        assertThat(plan.status()).isEqualTo(500);
        assertThat(plan.failure())
                .get()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                .hasMessage("too many open files");
    }

    private static ResponsePlan failing(UncheckedIOException failure) {
        ObjectStore failing = new ObjectStore() {
            @Override
            public Optional<StoredObject> find(String key) {
                return Optional.empty();
            }

            @Override
            public SortedSet<String> keys() {
                throw failure;
            }

            @Override
            public String describe() {
                return "failing";
            }
        };
        return Dialect.httpRangeWithListings().answer(RequestInfo.of("GET", "b/", ""), failing, NOW);
    }
}
