package dev.xld.lab;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes that say {@link OnXen} their {@link LabHost}, one of the {@link HostPool} or one of a special kind that lives
 * and ends with the class, and keeps the host's logs in {@code lab/out} where a test failed, before the test has cleaned up.
 */
public final class LabExtension
        implements ParameterResolver, AfterTestExecutionCallback, LifecycleMethodExecutionExceptionHandler {
    private static final Namespace HOSTS = Namespace.create(LabExtension.class);

    /** The host of the test that {@code context} is about. */
    public static LabHost host(ExtensionContext context) {
        String suite = System.getProperty("lab.suite", "bookworm");
        OnXen wanted = context.getRequiredTestClass().getAnnotation(OnXen.class);
        Store ofClass = ofClass(context).getStore(HOSTS);
        if (!usual(wanted)) {
            return ofClass.getOrComputeIfAbsent(
                    "own", key -> LabHost.boot(suite, wanted.store(), wanted.qemu(), wanted.xen()), LabHost.class);
        }
        HostPool pool = context.getRoot()
                .getStore(HOSTS)
                .getOrComputeIfAbsent(suite, key -> new HostPool(suite), HostPool.class);
        return ofClass.getOrComputeIfAbsent("lent", key -> pool.lend(), HostPool.Loan.class)
                .host();
    }

    private static boolean usual(OnXen wanted) {
        return wanted.qemu().isEmpty()
                && wanted.xen().isEmpty()
                && wanted.store().equals(OnXen.USUAL_STORE);
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        ExtensionContext scope = context;
        while (scope.getParent()
                .filter(parent -> parent.getTestClass().isPresent())
                .isPresent()) {
            scope = scope.getParent().orElseThrow();
        }
        return scope;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LabHost.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return host(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> keepLogs(context, failure));
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        keepLogs(context, failure);
        throw failure;
    }

    private static void keepLogs(ExtensionContext context, Throwable failure) {
        LabHost host = host(context);
        String test = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
        Path logs = host.root()
                .resolve("lab/out")
                .resolve(test.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("-$", ""));
        try {
            host.keepLogs(logs);
            failure.addSuppressed(new LabException("the host's logs are in " + logs));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
