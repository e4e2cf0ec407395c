package dev.xld.config;

import org.jspecify.annotations.Nullable;

/**
 * A virtual disk ({@code disk=[...]}). Null means not given.
 *
 * @param path the path or URI behind it; null or empty for an empty cdrom drive
 * @param vdev the guest's name of it as written: xvda, hda, sdb1, 0x1 (see {@link Vdev})
 * @param script the hotplug script as written; null for the stock one
 * @param backendDomain name or id of the backend's domain; null for dom0
 * @param discard whether discard requests reach the image; null when neither discard nor no-discard was given
 * @param trusted whether the frontend trusts the backend
 */
public record DiskSpec(
        @Nullable String path,
        String vdev,
        Format format,
        Backend backend,
        boolean readWrite,
        boolean cdrom,
        @Nullable String script,
        @Nullable String backendDomain,
        boolean directIoSafe,
        @Nullable Boolean discard,
        @Nullable Boolean trusted,
        Specification specification,
        DiskColo colo)
        implements DeviceSpec {

    /** An ordinary disk on a path. */
    public static DiskSpec of(String path, String vdev, Format format, boolean readWrite) {
        return new DiskSpec(
                path,
                vdev,
                format,
                Backend.UNSET,
                readWrite,
                false,
                null,
                null,
                false,
                null,
                null,
                Specification.UNSET,
                DiskColo.NONE);
    }

    /** A cdrom drive with a raw image in it, or empty for an empty path. */
    public static DiskSpec drive(String path, String vdev) {
        return new DiskSpec(
                path,
                vdev,
                path.isEmpty() ? Format.EMPTY : Format.RAW,
                Backend.UNSET,
                false,
                true,
                null,
                null,
                false,
                null,
                null,
                Specification.UNSET,
                DiskColo.NONE);
    }

    /** {@link #path} with null as the empty text. */
    public String target() {
        return path == null ? "" : path;
    }

    public DiskSpec withPath(String other) {
        return with(other, vdev, backend);
    }

    public DiskSpec withBackend(Backend other) {
        return with(path, vdev, other);
    }

    public DiskSpec withVdev(String other) {
        return with(path, other, backend);
    }

    private DiskSpec with(@Nullable String otherPath, String otherVdev, Backend otherBackend) {
        return new DiskSpec(
                otherPath,
                otherVdev,
                format,
                otherBackend,
                readWrite,
                cdrom,
                script,
                backendDomain,
                directIoSafe,
                discard,
                trusted,
                specification,
                colo);
    }

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

    /** The protocol the guest sees; {@link #UNSET} is {@link #XEN}. */
    public enum Specification {
        UNSET,
        XEN,
        VIRTIO
    }
}
