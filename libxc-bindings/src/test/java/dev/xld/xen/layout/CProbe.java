package dev.xld.xen.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Asks the C compiler for the values of expressions under Xen's installed headers. */
final class CProbe {
    private static final String HEAD = """
            #define __XEN_TOOLS__ 1
            #include <stddef.h>
            #include <stdint.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <poll.h>
            #include <xenctrl.h>
            #include <xenguest.h>
            #include <xentoollog.h>
            #include <sys/mman.h>
            #include <xen/hvm/e820.h>
            #include <xen/hvm/hvm_info_table.h>
            #include <xen/hvm/params.h>
            #include <xen/physdev.h>
            #include <xen/sched.h>
            #include <xen/version.h>
            int main(void) {
            """;

    private CProbe() {}

    static Map<String, Long> values(Path directory, Collection<String> expressions)
            throws IOException, InterruptedException {
        StringBuilder source = new StringBuilder(HEAD);
        expressions.forEach(expression -> source.append("printf(\"%lld\\n\", (long long)(")
                .append(expression)
                .append("));\n"));
        Path c = Files.writeString(directory.resolve("probe.c"), source.append("return 0; }\n"));
        Path program = directory.resolve("probe");
        run("gcc", "-o", program.toString(), c.toString());
        String[] lines = run(program.toString()).split("\n");
        Map<String, Long> values = new LinkedHashMap<>();
        int line = 0;
        for (String expression : expressions) {
            values.put(expression, Long.parseLong(lines[line++]));
        }
        return values;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new AssertionError("the layouts are checked with a C compiler: install gcc and libc6-dev", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(
                    command[0] + " failed; the layouts are checked against Xen's headers, from libxen-dev:\n" + output);
        }
        return output;
    }
}
