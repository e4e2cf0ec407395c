package dev.xld.daemon.domain.intent;

import dev.xld.config.LifecycleActions;
import java.util.UUID;

/**
 * That the daemon acts when this domain stops, and how.
 *
 * @param name as of the creation or the last rename by xld; for the log
 * @param startedMillis since 1970
 */
public record Intent(int domid, UUID uuid, String name, long startedMillis, LifecycleActions actions) {}
