package dev.snailmail.junit5;

import dev.snailmail.ServerHandle;
import dev.snailmail.junit5.NetworkMatrix.NamedNetwork;
import dev.snailmail.network.Network;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** One network and one row of arguments of a {@link NetworkTest}; what JUnit makes of it lives as long as that. */
final class NetworkInvocation
        implements TestTemplateInvocationContext,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterEachCallback,
                ParameterResolver {

    private final int number;
    private final NamedNetwork network;
    private final ArgumentRow arguments;
    private final NetworkTest declared;
    private final String method;
    private final String where;
    private Network current;

    /**
     * @param number from 1
     * @param network the network
     * @param arguments what the test takes
     * @param declared the annotation
     * @param method the display name of the method
     * @param where the annotation and its element, for people
     */
    NetworkInvocation(
            int number,
            NamedNetwork network,
            ArgumentRow arguments,
            NetworkTest declared,
            String method,
            String where) {
        this.number = number;
        this.network = network;
        this.arguments = arguments;
        this.declared = declared;
        this.method = method;
        this.where = where;
        this.current = network.network();
    }

    @Override
    public String getDisplayName(int index) {
        return InvocationName.of(declared.name(), number, network.spec(), arguments, method);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    /** Servers that begin their turn with the test later than this, as those of fields in JUnit 5.10, follow. */
    @Override
    public void beforeEach(ExtensionContext test) {
        TestServers.of(test).forEach(this::apply);
    }

    private void apply(ServerInUse used) {
        if (!declared.store().isEmpty() && !used.isNamed(declared.store())) {
            return;
        }
        ServerHandle server = used.handle();
        Network replaced = NetworkReplacement.of(network.network(), server.network());
        try {
            server.setNetwork(replaced);
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(network.where() + ": " + e.getMessage(), e);
        }
        if (!used.isHidden()) {
            current = replaced;
        }
    }

    /** All servers that there are have begun by now. */
    @Override
    public void beforeTestExecution(ExtensionContext test) {
        List<String> stores = TestServers.of(test).storeNames();
        if (stores.isEmpty()) {
            throw new ExtensionConfigurationException(where + " needs a store, but neither "
                    + Contexts.describe(test) + " nor class "
                    + test.getRequiredTestClass().getName() + " nor a class around it has a @SlowStore");
        }
        if (!declared.store().isEmpty() && !stores.contains(declared.store())) {
            throw new ExtensionConfigurationException(where + ", attribute store: there is no store \""
                    + declared.store() + "\", only "
                    + stores.stream()
                            .map(store -> store.isEmpty() ? "one without a name" : '"' + store + '"')
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return isArgument(parameter, context) || parameter.getParameter().getType() == Network.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return isArgument(parameter, context) ? arguments.argument(parameter, context) : current;
    }

    private boolean isArgument(ParameterContext parameter, ExtensionContext context) {
        return parameter.getIndex() < arguments.values().size()
                && parameter.getDeclaringExecutable().equals(context.getRequiredTestMethod());
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        arguments.close();
    }
}
