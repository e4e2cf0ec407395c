package dev.xld.xen;

/** What {@code xc_version} tells; strings are as Xen gives them, trailing blanks included. */
public record XenInfo(
        int major,
        int minor,
        String extra,
        String capabilities,
        String changeset,
        String commandLine,
        long virtStart,
        int pageSize,
        String compiler,
        String compileBy,
        String compileDomain,
        String compileDate,
        String buildId) {
    /** {@code 4.17.5}, as {@code xl info} prints xen_version. */
    public String version() {
        return major + "." + minor + extra;
    }
}
