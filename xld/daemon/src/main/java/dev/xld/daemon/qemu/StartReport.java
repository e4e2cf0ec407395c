package dev.xld.daemon.qemu;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import dev.xld.config.json.Json;
import dev.xld.xenstore.XenStore;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a device model that has just come up says of itself, put where libxl puts it: the terminals of emulated serial ports,
 * the VNC server's address. Its words go into the store only in the form they must have. One thread, once.
 */
record StartReport(XenStore store, String domainPath, Qmp qmp) {
    private static final Pattern SERIAL = Pattern.compile("serial([0-9]{1,2})");
    private static final Pattern TERMINAL = Pattern.compile("pty:(/dev/[A-Za-z0-9]+(?:/[A-Za-z0-9]+)*)");
    private static final Pattern HOST = Pattern.compile("[!-~]{1,255}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    void take(Screen screen) {
        terminals();
        screen.vnc().ifPresent(this::vnc);
    }

    private void terminals() {
        if (!(qmp.execute("query-chardev") instanceof Json.Arr devices)) {
            throw strange("query-chardev");
        }
        for (Json item : devices.items()) {
            Json.Obj device = item instanceof Json.Obj object ? object : Json.Obj.EMPTY;
            Matcher label = SERIAL.matcher(device.string("label").orElse(""));
            Matcher terminal = TERMINAL.matcher(device.string("filename").orElse(""));
            if (label.matches() && terminal.matches()) {
                store.write(domainPath + "/serial/" + label.group(1) + "/tty", terminal.group(1));
            }
        }
    }

    private void vnc(Screen.VncServer vnc) {
        if (!(qmp.execute("query-vnc") instanceof Json.Obj server)) {
            throw strange("query-vnc");
        }
        if (server.get("enabled").filter(new Json.Bool(true)::equals).isPresent()) {
            store.write(domainPath + "/console/vnc-listen", word(server, "host", HOST));
            store.write(domainPath + "/console/vnc-port", word(server, "service", PORT));
        }
        if (vnc.hasPassword()) {
            qmp.execute("change-vnc-password", new Json.Obj(Map.of("password", new Json.Str(vnc.password()))));
            store.write(domainPath + "/console/vnc-pass", vnc.password());
        }
    }

    private static String word(Json.Obj server, String key, Pattern form) {
        Optional<String> word = server.string(key);
        return word.filter(text -> form.matcher(text).matches()).orElseThrow(() -> strange("query-vnc"));
    }

    private static ApiException strange(String command) {
        return new ApiException(
                ErrorKind.XEN_FAILED, "The device model's answer to " + command + " is not what it should be.");
    }
}
