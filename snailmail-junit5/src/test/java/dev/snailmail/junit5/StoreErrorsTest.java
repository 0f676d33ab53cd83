package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.SlowStore.Lifecycle;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What names, marks and lifecycles may get wrong: each message whole. */
class StoreErrorsTest {

    private static final String ROOT = "src/test/resources/store";
    private static final String OUTER = StoreErrorsTest.class.getName() + "$";
    private static final String HANDLE = "dev.snailmail.ServerHandle";

    private static String errorOf(Class<?> sample) {
        return errorOf(JupiterRun.of(sample));
    }

    private static String errorOf(JupiterRun run) {
        List<Throwable> failures = run.failures();
        assertThat(failures).hasSize(1);
        return failures.get(0).getMessage();
    }

    @SlowStore(name = "data", root = ROOT)
    @SlowStore(root = ROOT)
    static class UnknownParameterCase {
        @Test
        void test(@Store("dat") ServerHandle server) {}
    }

    @SlowStore(name = "data", root = ROOT)
    static class UnknownFieldCase {
        @BaseUrl("dat")
        static URI url;

        @Test
        void test() {}
    }

    @Test
    void aNameThatThereIsNotListsThoseThereAre() {
        assertThat(errorOf(UnknownParameterCase.class))
                .matches("parameter 1 \\(" + HANDLE + " \\w+\\) of void .*UnknownParameterCase\\.test\\(" + HANDLE
                        + "\\) asks for the store \"dat\", but there is only \"data\", one without a name");
        assertThat(errorOf(UnknownFieldCase.class))
                .isEqualTo("field " + OUTER + "UnknownFieldCase.url asks for the store \"dat\", but there is only"
                        + " \"data\"");
    }

    @SlowStore(name = "index", root = ROOT)
    @SlowStore(name = "data", root = ROOT)
    static class SeveralCase {
        @Test
        void test(@BaseUrl URI url) {}
    }

    @SlowStore(name = "index", root = ROOT)
    @SlowStore(name = "data", root = ROOT)
    static class SeveralFieldCase {
        @Store
        ServerHandle server;

        @Test
        void test() {}
    }

    @Test
    void noNameWhereThereAreSeveralListsThem() {
        assertThat(errorOf(SeveralCase.class))
                .matches("parameter 1 \\(java\\.net\\.URI \\w+\\) of void .*SeveralCase\\.test\\(java\\.net\\.URI\\)"
                        + " names no store, but there are several: \"data\", \"index\"; pick one, as in"
                        + " @BaseUrl\\(\"data\"\\)");
        assertThat(errorOf(SeveralFieldCase.class))
                .isEqualTo("field " + OUTER + "SeveralFieldCase.server names no store, but there are several:"
                        + " \"data\", \"index\"; pick one, as in @Store(\"data\")");
    }

    @SlowStore(root = ROOT)
    @SlowStore(root = ROOT)
    static class TwoUnnamedCase {
        @Test
        void test() {}
    }

    static class TwoOfANameCase {
        @Test
        @SlowStore(name = "data", root = ROOT)
        @SlowStore(name = "data", root = ROOT)
        void test() {}
    }

    @SlowStore(name = " ", root = ROOT)
    static class BlankNameCase {
        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    interface One {}

    @SlowStore(root = ROOT)
    interface Other {}

    static class TwoInheritedCase implements One, Other {
        @Test
        void test() {}
    }

    @Test
    void twoOfOneNameAreAnError() {
        assertThat(errorOf(TwoUnnamedCase.class))
                .isEqualTo("class " + OUTER + "TwoUnnamedCase has two @SlowStore without a name; give each a name of"
                        + " its own, as in @SlowStore(name = \"data\", ...)");
        assertThat(errorOf(TwoOfANameCase.class))
                .isEqualTo("method " + OUTER + "TwoOfANameCase.test has two @SlowStore of the name \"data\"; give each"
                        + " a name of its own, as in @SlowStore(name = \"data\", ...)");
        assertThat(errorOf(BlankNameCase.class))
                .isEqualTo(
                        "@SlowStore on class " + OUTER + "BlankNameCase, attribute name: name ( ) must not be blank");
        assertThat(errorOf(TwoInheritedCase.class))
                .isEqualTo("class " + OUTER + "TwoInheritedCase inherits a @SlowStore without a name from interface "
                        + OUTER + "One and one from interface " + OUTER
                        + "Other; put one on the class itself, which then hides both");
    }

    static class NoStoreCase {
        @Test
        void test(@Store ServerHandle server) {}
    }

    static class NoStoreUrlCase {
        @Test
        void test(@BaseUrl String url) {}
    }

    static class NoStoreFieldCase {
        @Store
        ServerHandle server;

        @Test
        void test() {}
    }

    static class NoStoreStaticFieldCase {
        @BaseUrl
        static URI url;

        @Test
        @SlowStore(root = ROOT)
        void test() {}
    }

    static class OnMethodOnlyCase {
        OnMethodOnlyCase(ServerHandle server) {}

        @Test
        @SlowStore(root = ROOT)
        void test() {}
    }

    @Test
    void aMarkWithoutAStoreIsAnError() {
        assertThat(errorOf(NoStoreCase.class))
                .matches("parameter 1 \\(" + HANDLE + " \\w+\\) of void .*NoStoreCase\\.test\\(" + HANDLE + "\\) asks"
                        + " for a store, but neither .*NoStoreCase > test\\(ServerHandle\\) nor class .*NoStoreCase nor"
                        + " a class around it has a @SlowStore");
        assertThat(errorOf(NoStoreUrlCase.class)).contains("parameter 1 (java.lang.String ", " asks for a store, but ");
        assertThat(errorOf(NoStoreFieldCase.class))
                .isEqualTo("field " + OUTER + "NoStoreFieldCase.server asks for a store, but neither " + OUTER
                        + "NoStoreFieldCase > test() nor class " + OUTER
                        + "NoStoreFieldCase nor a class around it has a @SlowStore");
        assertThat(errorOf(NoStoreStaticFieldCase.class))
                .isEqualTo("field " + OUTER + "NoStoreStaticFieldCase.url asks for a store, but neither class " + OUTER
                        + "NoStoreStaticFieldCase nor a class around it has a @SlowStore");
        assertThat(errorOf(OnMethodOnlyCase.class))
                .startsWith("parameter 1 (" + HANDLE + " ")
                .endsWith(" asks for a store, but neither class " + OUTER
                        + "OnMethodOnlyCase nor a class around it has a @SlowStore");
    }

    @SlowStore(root = ROOT)
    static class FinalCase {
        @Store
        private final ServerHandle server = null;

        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    static class FieldTypeCase {
        @Store
        static URI url;

        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    static class UrlFieldTypeCase {
        @BaseUrl
        ServerHandle server;

        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    static class BothMarksCase {
        @Store
        @BaseUrl
        URI url;

        @Test
        void test() {}
    }

    @SlowStore(root = ROOT)
    static class ParameterTypeCase {
        @Test
        void test(@Store String url) {}
    }

    @Test
    void aMarkOnWhatCannotBeFilledIsAnErrorBeforeTheTests() {
        assertThat(errorOf(FinalCase.class))
                .isEqualTo("field " + OUTER + "FinalCase.server is marked @Store and so must not be final");
        assertThat(errorOf(FieldTypeCase.class))
                .isEqualTo("field " + OUTER + "FieldTypeCase.url is marked @Store and so must be a ServerHandle; for"
                        + " the base URL, mark a URI, a URL or a String @BaseUrl");
        assertThat(errorOf(UrlFieldTypeCase.class))
                .isEqualTo("field " + OUTER
                        + "UrlFieldTypeCase.server is marked @BaseUrl and so must be a URI, a URL or a String");
        assertThat(errorOf(BothMarksCase.class))
                .isEqualTo("field " + OUTER + "BothMarksCase.url is marked both @Store and @BaseUrl; use @Store for a"
                        + " ServerHandle, and for a base URL @BaseUrl, which takes the name of the store too");
        assertThat(errorOf(ParameterTypeCase.class))
                .startsWith("parameter 1 (java.lang.String ")
                .endsWith("is marked @Store and so must be a ServerHandle; for the base URL, mark a URI, a URL or a"
                        + " String @BaseUrl");
    }

    @SlowStore(root = ROOT, lifecycle = Lifecycle.PER_METHOD)
    static class BeforeAllCase {
        @BeforeAll
        static void beforeAll(ServerHandle server) {}

        @Test
        void test() {}
    }

    @SlowStore(root = ROOT, lifecycle = Lifecycle.PER_METHOD)
    static class StaticFieldCase {
        @Store
        static ServerHandle server;

        @Test
        void test() {}
    }

    @SlowStore(root = ROOT, lifecycle = Lifecycle.PER_METHOD)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class ConstructorCase {
        ConstructorCase(ServerHandle server) {}

        @Test
        void test() {}
    }

    @Test
    void aServerOfEachTestIsNotThereBefore() {
        String rest = "; take it in the test, in @BeforeEach or @AfterEach, or in a field that is not static";
        assertThat(errorOf(BeforeAllCase.class))
                .startsWith("parameter 1 (" + HANDLE + " ")
                .endsWith("asks for a server that begins with each test, that of @SlowStore on class " + OUTER
                        + "BeforeAllCase" + rest);
        assertThat(errorOf(StaticFieldCase.class))
                .isEqualTo("field " + OUTER + "StaticFieldCase.server asks for a server that begins with each test,"
                        + " that of @SlowStore on class " + OUTER + "StaticFieldCase" + rest);
        assertThat(errorOf(ConstructorCase.class))
                .startsWith("parameter 1 (" + HANDLE + " ")
                .endsWith("that of @SlowStore on class " + OUTER + "ConstructorCase" + rest);
    }

    @SlowStore(name = "data", root = ROOT, latency = "lognorml(45ms)")
    static class NamedSettingCase {
        @Test
        void test() {}
    }

    static class MethodSettingCase {
        @Test
        @SlowStore(root = "no/such")
        void test() {
            throw new AssertionError("this must not run");
        }
    }

    static class InheritedSettingCase extends NamedSettingCase {}

    @Test
    void anErrorInASettingNamesItsElement() {
        assertThat(errorOf(NamedSettingCase.class))
                .startsWith("@SlowStore(name = \"data\") on class " + OUTER
                        + "NamedSettingCase, attribute latency: \"lognorml(45ms)\" names no latency law; did you mean"
                        + " lognormal? allowed: ");
        assertThat(errorOf(MethodSettingCase.class))
                .startsWith("@SlowStore on method " + OUTER
                        + "MethodSettingCase.test, attribute root: root (no/such) does not exist; looked for ");
        assertThat(errorOf(InheritedSettingCase.class))
                .startsWith("@SlowStore(name = \"data\") on class " + OUTER + "NamedSettingCase, inherited by " + OUTER
                        + "InheritedSettingCase, attribute latency: ");
    }

    static class FieldAroundCase {
        @Store
        ServerHandle server;

        @Nested
        @SlowStore(root = ROOT)
        class Inner {
            @Test
            void test() {}
        }
    }

    @Test
    void aFieldAroundDoesNotSeeTheStoreOfANestedClass() {
        assertThat(errorOf(FieldAroundCase.class))
                .isEqualTo("field " + OUTER + "FieldAroundCase.server asks for a store, but neither class " + OUTER
                        + "FieldAroundCase nor a class around it has a @SlowStore");
    }

    /** The nested class is not to blame for what is wrong around it. */
    static class AroundCase {
        @Nested
        @SlowStore(root = ROOT)
        class Inner {
            @Test
            void test(ServerHandle server) {}
        }

        @Test
        void test() {}
    }

    @Test
    void aStoreOfANestedClassAloneIsNone() {
        JupiterRun.of(AroundCase.class).assertPassed(2);
    }
}
