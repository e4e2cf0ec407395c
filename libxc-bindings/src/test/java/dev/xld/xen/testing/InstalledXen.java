package dev.xld.xen.testing;

import dev.xld.xen.release.XenRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The release of the Xen headers and libraries on this machine; no Xen need run here. */
public final class InstalledXen {
    private static final Path LINK = Path.of("/usr/lib/x86_64-linux-gnu/libxenctrl.so");
    private static final Pattern SONAME = Pattern.compile("libxenctrl\\.so\\.(\\d+)\\.(\\d+)");

    private InstalledXen() {}

    public static XenRelease release() {
        try {
            Matcher soname =
                    SONAME.matcher(Files.readSymbolicLink(LINK).getFileName().toString());
            if (soname.matches()) {
                return XenRelease.of(Integer.parseInt(soname.group(1)), Integer.parseInt(soname.group(2)));
            }
        } catch (IOException e) {
            throw new AssertionError("these tests need Xen's headers and libraries: install libxen-dev", e);
        }
        throw new AssertionError(LINK + " does not lead to a versioned libxenctrl: reinstall libxen-dev");
    }
}
