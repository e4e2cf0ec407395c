package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A virtual disk ({@code disk=[...]}).
 *
 * @param target the path or URI behind it; empty for an empty cdrom drive
 * @param vdev the guest's name of it as written: xvda, hda, sdb1, 0x1
 * @param script the hotplug script as written, or null for the stock one
 * @param backendDomain name or id of the backend's domain; null for dom0
 * @param discard null when neither discard nor no-discard was given
 * @param trusted whether the frontend trusts the backend; null when not given
 */
public record DiskSpec(
        String target,
        String vdev,
        Format format,
        Backend backend,
        boolean readWrite,
        boolean cdrom,
        @Nullable String script,
        @Nullable String backendDomain,
        boolean directIoSafe,
        @Nullable Boolean discard,
        @Nullable Boolean trusted)
        implements DeviceSpec {

    /** Image formats; never guessed from the content. */
    public enum Format {
        RAW,
        QCOW,
        QCOW2,
        VHD,
        QED,
        EMPTY
    }

    /** Who serves the disk; {@link #UNSET} leaves the choice to the daemon. */
    public enum Backend {
        UNSET,
        PHY,
        TAP,
        QDISK,
        STANDALONE
    }
}
