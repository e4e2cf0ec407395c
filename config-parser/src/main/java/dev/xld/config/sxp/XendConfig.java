package dev.xld.config.sxp;

import java.util.List;
import java.util.Optional;

/**
 * The settings of {@code xend-config.sxp}, each with a value: the file's, or the default of xend 4.4. Texts are as written,
 * but names of keys, certificates and their directory are whole paths. {@link XendConfigFile} makes them. Immutable.
 *
 * @param apiServers {@code xen-api-server}
 * @param udevEventServer {@code xend-udev-event-server}
 * @param securityModule {@code xsm_module_name}
 */
public record XendConfig(
        Log log,
        Http http,
        XmlRpc xmlRpc,
        List<ApiListener> apiServers,
        boolean udevEventServer,
        Relocation relocation,
        Scripts scripts,
        Dom0 dom0,
        Guests guests,
        Vnc vnc,
        Paths paths,
        String securityModule) {
    public XendConfig {
        apiServers = List.copyOf(apiServers);
    }

    /** xend's log, and how many old ones are kept of each device model's. */
    public record Log(String file, String level, int deviceModelRotations) {}

    /**
     * The legacy HTTP server, which libvirt speaks to.
     *
     * @param tcp {@code xend-http-server}
     * @param address where it listens; empty for everywhere
     * @param unix {@code xend-unix-server}
     */
    public record Http(boolean tcp, String address, int port, boolean unix, String unixPath) {}

    /** The server xm speaks to; {@code unix} and {@code tcp} are {@code xend-unix-} and {@code xend-tcp-xmlrpc-server}. */
    public record XmlRpc(boolean unix, boolean tcp, String address, int port, Optional<Tls> tls) {}

    /** A private key and its certificate. */
    public record Tls(String keyFile, String certificateFile) {}

    /**
     * Where migrating domains come in.
     *
     * @param tcp {@code xend-relocation-server}
     * @param ssl {@code xend-relocation-ssl-server}
     * @param address where both listen; empty for everywhere
     * @param sendOverSsl {@code xend-relocation-ssl}: what is meant by a migration that does not say
     * @param hostsAllowed regular expressions of Python, one of which a sender's name or address matches; none lets all in
     */
    public record Relocation(
            boolean tcp,
            boolean ssl,
            String address,
            int port,
            int sslPort,
            Optional<Tls> tls,
            boolean sendOverSsl,
            List<String> hostsAllowed) {
        public Relocation {
            hostsAllowed = List.copyOf(hostsAllowed);
        }
    }

    /**
     * Programs run at events; names without a slash are in the directory of scripts.
     *
     * @param network run with its arguments when xend starts and stops; empty for none
     * @param vif what sets up a guest's network card that names no other
     * @param resourceLabelChange run with its arguments when the label of a resource changed; empty for none
     * @param externalMigration the tool that moves virtual TPMs; empty for none
     */
    public record Scripts(
            List<String> network, String vif, List<String> resourceLabelChange, String externalMigration) {
        public Scripts {
            network = List.copyOf(network);
            resourceLabelChange = List.copyOf(resourceLabelChange);
        }
    }

    /**
     * What dom0 gives and keeps.
     *
     * @param ballooning whether it gives memory to new domains
     * @param reservedGib {@code total_available_memory}: what is kept for 32-bit PV guests
     * @param cpus how many it uses; 0 for all
     */
    public record Dom0(int minMemoryMib, boolean ballooning, int reservedGib, int cpus) {}

    /**
     * What concerns every guest.
     *
     * @param dump whether a crashed one's memory is written to a file
     * @param pciStrictCheck whether passing a PCI device to an HVM guest is refused where devices cannot be told apart
     * @param scsiMask which SCSI devices there are to pass, in patterns
     */
    public record Guests(
            int consoleLimitKib,
            boolean dump,
            int deviceCreateSeconds,
            int deviceDestroySeconds,
            boolean pciStrictCheck,
            List<String> scsiMask) {
        public Guests {
            scsiMask = List.copyOf(scsiMask);
        }
    }

    /** The defaults of virtual screens; an empty password asks for none, and without any a guest must bring its own. */
    public record Vnc(
            String listen,
            Optional<String> password,
            boolean tls,
            String certificateDirectory,
            boolean verifyClients,
            Optional<String> keymap) {}

    /** The directories of what xend keeps. */
    public record Paths(String domains, String state, String storage, String security) {}
}
