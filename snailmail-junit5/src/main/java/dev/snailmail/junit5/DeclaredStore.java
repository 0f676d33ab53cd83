package dev.snailmail.junit5;

import dev.snailmail.SlowServer;
import dev.snailmail.SlowServerBuilder;
import dev.snailmail.junit5.SlowStore.Lifecycle;
import dev.snailmail.network.Bandwidth;
import dev.snailmail.network.Latency;
import dev.snailmail.network.Network;
import dev.snailmail.network.NetworkBuilder;
import dev.snailmail.network.TimeScale;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A {@link SlowStore} and the class or the test that it applies to.
 *
 * @param settings the annotation
 * @param where the annotation and its element, for people
 * @param context the outermost context of the class, or that of the test
 * @param perTest whether each test has its own server
 */
record DeclaredStore(SlowStore settings, String where, ExtensionContext context, boolean perTest)
        implements StoreSource {

    /**
     * One that has been found.
     *
     * @param place the test or the class that it has been found for
     */
    static DeclaredStore at(Place place, SlowStoreAnnotations.Found found) {
        String element = found.element();
        String heir = element.equals(place.where())
                ? ""
                : ", inherited by " + place.context().getRequiredTestClass().getName();
        return new DeclaredStore(
                found.settings(),
                annotation(found.settings()) + " on " + element + heir,
                place.context(),
                place.isMethod() || found.settings().lifecycle() == Lifecycle.PER_METHOD);
    }

    private static String annotation(SlowStore settings) {
        return settings.name().isEmpty() ? "@SlowStore" : "@SlowStore(name = \"" + settings.name() + "\")";
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Object identity() {
        return name();
    }

    @Override
    public boolean startsBeforeConstructors() {
        // What it is from may be a @TempDir, which is filled after them.
        return !perTest && settings.rootFrom().isEmpty();
    }

    @Override
    public RunningStore start(ExtensionContext scope) {
        SuiteSettings suite = settings.configurable() ? SuiteSettings.of(scope) : SuiteSettings.none();
        Network network = suite.moved(network());
        double timeScale = suite.timeScale(settings.timeScale());
        setting(
                suite.timeScale().isPresent() ? SuiteParameter.TIME_SCALE.toString() : "attribute timeScale",
                () -> scaled(timeScale, network));
        attribute("property", this::requireProperty);
        Root root = openRoot();
        RunningStore running;
        try {
            SlowServerBuilder builder = builder(root).network(network).timeScale(timeScale);
            running = attribute(
                    "port", () -> RunningStore.start(builder.port(settings.port()), root::close, where, scope));
        } catch (RuntimeException e) {
            throw Closing.after(e, root::close);
        }
        return withProperty(running, scope);
    }

    private Root openRoot() {
        boolean hasRoot = isSet(settings.root());
        if (hasRoot == isSet(settings.rootFrom())) {
            throw new ExtensionConfigurationException(where
                    + (hasRoot
                            ? " has both a root (" + settings.root() + ") and a rootFrom (" + settings.rootFrom()
                                    + "); use one of the two"
                            : " needs a root, such as \"src/test/resources/store\", or a rootFrom, such as the"
                                    + " name of a static field with a @TempDir"));
        }
        return hasRoot
                ? attribute("root", () -> Root.at(settings.root()))
                : attribute(
                        "rootFrom",
                        () -> RootMember.find(settings.rootFrom(), context.getRequiredTestClass())
                                .root());
    }

    private SlowServerBuilder builder(Root root) {
        SlowServerBuilder builder = SlowServer.builder(root.store());
        if (settings.listing()) {
            builder.listing();
        }
        for (String host : settings.allowHost()) {
            attribute("allowHost", () -> builder.allowHost(host));
        }
        return builder;
    }

    private RunningStore withProperty(RunningStore running, ExtensionContext scope) {
        if (isSet(settings.property())) {
            try {
                String url = running.handle().baseUri().toString();
                running.closesFirst(
                        attribute("property", () -> SharedProperty.set(settings.property(), url, scope, where)));
            } catch (RuntimeException e) {
                throw Closing.after(e, running::close);
            }
        }
        return running;
    }

    @Override
    public void requireSeveral(String test) {
        String why = ", but " + test + " may run at the same time as other tests and so needs a server of its own;";
        String orElse = ", or run the tests one after the other with @Execution(SAME_THREAD)";
        if (settings.port() != 0) {
            throw new ExtensionConfigurationException(where + ", attribute port: port (" + settings.port()
                    + ") is for one server" + why + " use port 0, which is any free one" + orElse);
        }
        if (!settings.property().isEmpty()) {
            throw new ExtensionConfigurationException(where + ", attribute property: property (" + settings.property()
                    + ") has one value for the whole JVM" + why + " take the URL as a parameter marked @BaseUrl"
                    + orElse);
        }
    }

    private Network network() {
        NetworkBuilder network = isSet(settings.network())
                ? attribute("network", () -> Network.parse(settings.network()).toBuilder())
                : Network.builder();
        if (isSet(settings.latency())) {
            network.latency(attribute("latency", () -> Latency.parse(settings.latency())));
        }
        if (isSet(settings.bandwidth())) {
            network.shared(attribute("bandwidth", () -> Bandwidth.parse(settings.bandwidth())));
        }
        return network.seed(settings.seed()).build();
    }

    private static boolean isSet(String attribute) {
        return !attribute.isEmpty();
    }

    private static TimeScale scaled(double timeScale, Network network) {
        TimeScale scale = TimeScale.of(timeScale);
        scale.requireHolds(network);
        return scale;
    }

    private String requireProperty() {
        if (isSet(settings.property()) && settings.property().isBlank()) {
            throw new IllegalArgumentException("property (" + settings.property() + ") must not be blank");
        }
        return settings.property();
    }

    private <T> T attribute(String name, Supplier<T> value) {
        return setting("attribute " + name, value);
    }

    private <T> T setting(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ExtensionConfigurationException(where + ", " + name + ": " + e.getMessage(), e);
        }
    }
}
