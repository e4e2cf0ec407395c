package dev.xld.config.xm.domain;

import dev.xld.config.DomainConfig;
import dev.xld.config.HostCpus;
import dev.xld.config.json.Json;
import dev.xld.config.json.JsonPatch;
import dev.xld.config.json.JsonPrinter;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.setting.XlDefaults;
import dev.xld.config.xl.write.Dialect;
import dev.xld.config.xl.write.XlWriter;
import dev.xld.config.xm.XmHost;
import java.util.List;

/**
 * Writes a config as a file of xm. What xm has no words for follows as one variable that xm reads over: a
 * {@linkplain JsonPatch patch} of the config in libxl's JSON. Pure functions, any thread.
 */
public final class XmWriter {
    /** The variable with the rest. */
    static final String REST = "xld_rest";

    private XmWriter() {}

    public static String write(DomainConfig config) {
        String plain = XlWriter.write(config, Dialect.XM).text();
        Json.Obj said = XmConfig.parse("", plain, List.of(), XmHost.UNKNOWN, XlDefaults.STOCK, HostCpus.UNKNOWN)
                .config()
                .map(LibxlJson::tree)
                .orElse(Json.Obj.EMPTY);
        Json.Obj rest = JsonPatch.between(said, LibxlJson.tree(config));
        if (rest.members().isEmpty()) {
            return plain;
        }
        String quoted = JsonPrinter.line(rest).replace("\\", "\\\\").replace("\"", "\\\"");
        return plain + "\n# what xm has no words for\n" + REST + " = \"" + quoted + "\"\n";
    }
}
