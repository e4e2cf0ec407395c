package dev.xld.config;

import dev.xld.config.json.LibxlJson;
import dev.xld.config.xl.XlConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to read an xl.cfg of 60 lines, warm. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {
    private static final String CONFIG = """
            # A guest with what guests have
            name = "web"
            type = "hvm"
            uuid = "0a0b0c0d-0001-0002-0003-000000000009"

            memory = 2048
            maxmem = 4096
            vcpus = 2
            maxvcpus = 4
            cpus = "0-3,^1"
            cpu_weight = 512
            cap = 0

            on_poweroff = "destroy"
            on_reboot = "restart"
            on_crash = "coredump-restart"

            bios = "seabios"
            boot = "dc"
            acpi = 1
            apic = 1
            pae = 1
            hpet = 1
            viridian = [ "base", "freq", "!time_ref_count" ]
            nestedhvm = 0
            localtime = 0
            tsc_mode = "native"
            timer_mode = "one_missed_tick_pending"
            cpuid = "host,x2apic=0,tm=0,sse3=0"

            vnc = 1
            vnclisten = "0.0.0.0"
            vncunused = 1
            keymap = "de"
            vga = "stdvga"
            videoram = 16
            usb = 1
            usbdevice = [ "tablet", "keyboard" ]
            serial = "pty"
            soundhw = "hda"
            xen_platform_pci = 1
            """;

    private final String text = CONFIG
            + IntStream.range(0, 8)
                    .mapToObj(i -> "  'format=raw,vdev=xvd%c,access=rw,target=/dev/vg/web%d',".formatted('a' + i, i))
                    .collect(Collectors.joining("\n", "disk = [\n", "\n]\n"))
            + IntStream.range(0, 6)
                    .mapToObj(i -> "  'mac=00:16:3e:00:00:0%d,bridge=xenbr%d,rate=10Mb/s@20ms',".formatted(i, i))
                    .collect(Collectors.joining("\n", "vif = [\n", "\n]\n"))
            + "pci = [ '03:00.0,permissive=1', '0000:04:00.*' ]\ndevice_model_args = [ '-d', 'x' ]\n";

    @Benchmark
    public ParseResult read() {
        return XlConfig.parse("web.cfg", text, List.of());
    }

    @Benchmark
    public String readAndPrintJson() {
        return LibxlJson.text(XlConfig.parse("web.cfg", text, List.of()).config().orElseThrow());
    }
}
