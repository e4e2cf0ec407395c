package dev.xld.config.sxp;

import dev.xld.config.Diagnostic;
import dev.xld.config.sxp.SxpReader.Mode;
import dev.xld.config.sxp.XendConfig.Dom0;
import dev.xld.config.sxp.XendConfig.Guests;
import dev.xld.config.sxp.XendConfig.Http;
import dev.xld.config.sxp.XendConfig.Log;
import dev.xld.config.sxp.XendConfig.Paths;
import dev.xld.config.sxp.XendConfig.Relocation;
import dev.xld.config.sxp.XendConfig.Scripts;
import dev.xld.config.sxp.XendConfig.Tls;
import dev.xld.config.sxp.XendConfig.Vnc;
import dev.xld.config.sxp.XendConfig.XmlRpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code xend-config.sxp}, which is a row of forms {@code (key value)}. Whatever it holds, there is a config: what cannot
 * be understood is a finding and leaves the default. Any thread.
 */
public final class XendConfigFile {
    /** Where xend looks for it; the variable names another file. */
    public static final String PATH = "/etc/xen/xend-config.sxp";

    public static final String PATH_VARIABLE = "XEND_CONFIG";

    private final XendSettings settings;

    private XendConfigFile(XendSettings settings) {
        this.settings = settings;
    }

    /** The config, and what there is to say about the file; an error only where it is too long or nested too deep. */
    public record Result(XendConfig config, List<Diagnostic> diagnostics) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** What holds where there is no file. */
    public static XendConfig defaults() {
        return parse(PATH, "").config();
    }

    /**
     * Reads a file's text.
     *
     * @param source what messages call the text: the file's path
     */
    public static Result parse(String source, String text) {
        SxpReader.Result read = SxpReader.forms(source, text, Mode.ROBUST);
        Findings findings = new Findings(Mode.ROBUST);
        XendSettings settings = new XendSettings(read.forms(), findings);
        XendConfig config = new XendConfigFile(settings).config();
        settings.warnOfUnknown();
        List<Diagnostic> all = new ArrayList<>(read.diagnostics());
        all.addAll(findings.all());
        return new Result(config, all);
    }

    private XendConfig config() {
        return new XendConfig(
                new Log(
                        settings.text("logfile", "/var/log/xen/xend.log"),
                        settings.text("loglevel", "DEBUG"),
                        settings.number("qemu-dm-logrotate-count", 10)),
                new Http(
                        settings.bool("xend-http-server", false),
                        settings.text("xend-address", ""),
                        settings.port("xend-port", 8000),
                        settings.bool("xend-unix-server", false),
                        settings.text("xend-unix-path", "/var/lib/xend/xend-socket")),
                new XmlRpc(
                        settings.bool("xend-unix-xmlrpc-server", true),
                        settings.bool("xend-tcp-xmlrpc-server", false),
                        settings.text("xend-tcp-xmlrpc-server-address", "localhost"),
                        settings.port("xend-tcp-xmlrpc-server-port", 8006),
                        tls("xend-tcp-xmlrpc-server-ssl")),
                apiServers(),
                settings.bool("xend-udev-event-server", false),
                relocation(),
                new Scripts(
                        settings.words("network-script"),
                        settings.text("vif-script", "vif-bridge"),
                        settings.words("resource-label-change-script"),
                        settings.text("external-migration-tool", "")),
                dom0(),
                guests(),
                new Vnc(
                        settings.text("vnc-listen", "127.0.0.1"),
                        settings.text("vncpasswd"),
                        settings.bool("vnc-tls", false),
                        settings.path("vnc-x509-cert-dir").orElse("/etc/xen/vnc"),
                        settings.bool("vnc-x509-verify", false),
                        settings.text("keymap")),
                new Paths(
                        settings.text("xend-domains-path", "/var/lib/xend/domains"),
                        settings.text("xend-state-path", "/var/lib/xend/state"),
                        settings.text("xend-storage-path", "/var/lib/xend/storage"),
                        settings.text("xend-security-path", "/var/lib/xend/security")),
                settings.text("xsm_module_name", "dummy"));
    }

    private Relocation relocation() {
        return new Relocation(
                settings.bool("xend-relocation-server", false),
                settings.bool("xend-relocation-ssl-server", false),
                settings.text("xend-relocation-address", ""),
                settings.port("xend-relocation-port", 8002),
                settings.port("xend-relocation-ssl-port", 8003),
                tls("xend-relocation-server-ssl"),
                settings.bool("xend-relocation-ssl", false),
                settings.words("xend-relocation-hosts-allow"));
    }

    private Dom0 dom0() {
        int minMemory = settings.number("dom0-min-mem", 0);
        return new Dom0(
                minMemory,
                settings.bool("enable-dom0-ballooning", minMemory > 0),
                settings.number("total_available_memory", 0),
                settings.number("dom0-cpus", 0));
    }

    private Guests guests() {
        return new Guests(
                settings.number("console-limit", 1024),
                settings.bool("enable-dump", false),
                settings.number("device-create-timeout", 100),
                settings.number("device-destroy-timeout", 100),
                settings.bool("pci-passthrough-strict-check", true),
                scsiMask());
    }

    /** Both files of a pair; xend does without where one is missing. */
    private Optional<Tls> tls(String prefix) {
        Optional<String> key = settings.path(prefix + "-key-file");
        Optional<String> certificate = settings.path(prefix + "-cert-file");
        return key.flatMap(k -> certificate.map(c -> new Tls(k, c)));
    }

    private List<String> scsiMask() {
        Optional<Sxp> value = settings.value("pscsi-device-mask");
        List<String> masks = value.stream()
                .flatMap(list -> list.elements().stream())
                .filter(Sxp.Atom.class::isInstance)
                .flatMap(mask -> mask.name().stream())
                .toList();
        if (value.isPresent() && masks.size() != value.get().elements().size()
                || value.filter(Sxp.Atom.class::isInstance).isPresent()) {
            settings.mistyped("pscsi-device-mask", value.get(), "is no list of patterns", "write ('16:0:0:0' '15:0')");
            return List.of("*");
        }
        return value.isPresent() ? masks : List.of("*");
    }

    private List<ApiListener> apiServers() {
        Optional<Sxp> value = settings.value("xen-api-server");
        if (value.isEmpty()) {
            return List.of(ApiListener.DEFAULT);
        }
        if (value.get() instanceof Sxp.Atom) {
            settings.mistyped("xen-api-server", value.get(), "is no list of listeners", "write ((unix none))");
            return List.of(ApiListener.DEFAULT);
        }
        List<ApiListener> listeners = new ArrayList<>();
        for (Sxp form : value.get().elements()) {
            try {
                listeners.add(ApiListener.read(form));
            } catch (BadSxpException e) {
                settings.mistyped(e);
            }
        }
        return listeners;
    }
}
