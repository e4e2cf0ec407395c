package dev.xld.lab.oracle;

import dev.xld.config.Diagnostic;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import java.util.BitSet;
import java.util.List;

/** Our reader asked as {@link GenuineXl} is: same source, same host. Any thread. */
final class OurReader {
    private static final HostCpus HOST = new HostCpus(8, List.of(cpus(0, 4), cpus(4, 8)));

    private OurReader() {}

    private static BitSet cpus(int from, int to) {
        BitSet cpus = new BitSet();
        cpus.set(from, to);
        return cpus;
    }

    static Answer answer(String config) {
        ParseResult result = XlConfig.parse(GenuineXl.SOURCE, config, List.of(), XlDefaults.STOCK, HOST);
        List<String> err = result.diagnostics().stream()
                .map(Diagnostic::message)
                .flatMap(message -> List.of(message.split("\n", -1)).stream())
                .toList();
        return new Answer(
                result.exitStatus(), err, result.config().map(LibxlJson::text).orElse(""));
    }
}
