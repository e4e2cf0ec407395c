package dev.xld.daemon.bootloader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xld.api.ApiException;
import dev.xld.api.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BootLoadersTest {
    /** What a well-behaved loader does. */
    private static final String GOOD = "echo K > $dir/k; echo R > $dir/r;"
            + " printf 'kernel %s\\0ramdisk %s\\0args ro  quiet\\0\\0' $dir/k $dir/r > $out";

    @TempDir
    Path top;

    private FakeLoader fake;

    @BeforeEach
    void open() throws IOException {
        fake = new FakeLoader(top);
    }

    /** Fails with these words, and leaves nothing once it is forgotten. */
    private void fails(String body, String... words) {
        assertThatThrownBy(() -> fake.run(body)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.kind()).isEqualTo(ErrorKind.SCRIPT_FAILED);
            assertThat(e.getMessage())
                    .startsWith("The boot loader " + top.resolve("bin/loader") + " of domain \"web\" ")
                    .contains(words)
                    .doesNotContain("\n", "\u001b");
        });
        fake.loaders().forget(FakeLoader.DOMID);
        assertThat(fake.leftovers()).isEmpty();
    }

    private List<String> argumentsOf(BootRequest request) throws IOException {
        fake.script("loader", "for word; do echo \"$word\" >> " + top + "/words; done; " + GOOD);
        fake.loaders().run(request, fake);
        return Files.readAllLines(top.resolve("words"));
    }

    @Test
    void whatItBroughtOutIsBooted() throws IOException {
        Booted booted = fake.run(GOOD + "; ls -ld $dir $out > " + top + "/modes; echo $TERM > " + top + "/term");
        assertThat(booted)
                .isEqualTo(new Booted(
                        fake.directory().resolve("k"), fake.directory().resolve("r"), "ro  quiet"));
        assertThat(Files.readString(top.resolve("modes"))).contains("drwx------", "-rw-------");
        assertThat(Files.readString(top.resolve("term"))).isEqualTo("vt100\n");
        fake.loaders().forget(FakeLoader.DOMID);
        assertThat(fake.leftovers()).isEmpty();
    }

    @Test
    void aKernelAloneIsEnough() throws IOException {
        assertThat(fake.run("echo K > $dir/k; printf 'kernel %s\\0\\0' $dir/k > $out"))
                .isEqualTo(new Booted(fake.directory().resolve("k"), null, null));
    }

    @Test
    void theCommandLineIsLibxls() throws IOException {
        String lib = top.resolve("lib").toString();
        assertThat(argumentsOf(FakeLoader.request("loader")))
                .containsExactly(
                        "--output=" + lib + "/bootloader.5.out",
                        "--output-format=simple0",
                        "--output-directory=" + lib + "/bootloader.5.d",
                        "/srv/web.img");
    }

    @Test
    void whatTheConfigSaysOfTheKernelGoesToTheLoader() throws IOException {
        assertThat(argumentsOf(new BootRequest(
                        5,
                        "web",
                        "loader",
                        List.of("--entry=2", "-q"),
                        "/vmlinuz",
                        "/initrd",
                        "root=a b",
                        "/dev/vg/web")))
                .startsWith(
                        "--kernel=/vmlinuz",
                        "--ramdisk=/initrd",
                        "--args=root=a b",
                        "--output=" + top + "/lib/bootloader.5.out")
                .endsWith("--entry=2", "-q", "/dev/vg/web");
    }

    @Test
    void aRestrictedLoaderIsToldWhoToBecome() throws IOException {
        fake.environment.put("LIBXL_BOOTLOADER_RESTRICT", "1");
        assertThatThrownBy(() -> argumentsOf(FakeLoader.request("loader")))
                .hasMessageContaining("neither a user xen-qemuuser-range-base nor a user xen-qemuuser-shared");
        users("xen-qemuuser-shared:x:900:900::/:/bin/false");
        assertThat(argumentsOf(FakeLoader.request("loader")))
                .startsWith("--runas=900", "--quiet", "--output=" + top + "/lib/bootloader.5.out");
        users("xen-qemuuser-range-base:x:2000:900::/:/bin/false");
        Files.delete(top.resolve("words"));
        assertThat(argumentsOf(FakeLoader.request("loader"))).startsWith("--runas=2005", "--quiet");
        users("taken:x:2005:900::/:/bin/false");
        assertThatThrownBy(() -> argumentsOf(FakeLoader.request("loader"))).hasMessageContaining("2005", "taken");
        fake.environment.put("LIBXL_BOOTLOADER_USER", "root");
        assertThatThrownBy(() -> argumentsOf(FakeLoader.request("loader"))).hasMessageContaining("root");
        fake.environment.put("LIBXL_BOOTLOADER_USER", "nobody-here");
        assertThatThrownBy(() -> argumentsOf(FakeLoader.request("loader"))).hasMessageContaining("no user nobody-here");
    }

    private void users(String line) throws IOException {
        Path passwd = top.resolve("passwd");
        Files.writeString(passwd, Files.readString(passwd) + line + "\n");
    }

    @Test
    void aLoaderThatIsNotThereOrCannotRunIsNamed() throws IOException {
        Path plain = Files.createFile(top.resolve("bin/plain"));
        for (String[] wrong : new String[][] {
            {"nonesuch", "There is no boot loader nonesuch (key bootloader)", "nor in"},
            {"/nope/loader", "There is no boot loader /nope/loader (key bootloader)."},
            {"dir/loader", "There is no boot loader dir/loader (key bootloader)."},
            {"plain", plain + " (key bootloader) is not executable"},
            {top.toString(), top + " (key bootloader) is no file"}
        }) {
            assertThatThrownBy(() -> fake.loaders().check(wrong[0])).isInstanceOfSatisfying(ApiException.class, e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.MISSING_RESOURCE);
                assertThat(e.getMessage()).contains(Arrays.copyOfRange(wrong, 1, wrong.length));
            });
        }
    }

    @Test
    void aNameIsLookedForInPathToo() {
        fake.loaders().check("sh");
    }

    @Test
    void howItFailedIsToldWithItsLastWords() {
        fails(
                "echo first; printf '\\033[1mno partition\\033[0m\\r\\n'; exit 3",
                "failed with exit status 3",
                "first; no partition",
                "bootloader.5.log");
        fails("exit 1", "failed with exit status 1 and said nothing");
    }

    @Test
    void anAnswerThatCannotBeTrueIsNotBelieved() {
        String kernel = "echo K > $dir/k; ";
        fails(":", "named no kernel");
        fails("rm $out", "removed the file of its answer");
        fails("rm $out; echo x > $dir/x; ln -s $dir/x $out", "removed the file of its answer");
        fails("echo garbage > $out", "garbage");
        fails("printf 'linux (kernel x)' > $out", "linux (kernel x)");
        fails("printf '\\377\\376' > $out", "no text");
        fails("head -c 100000 /dev/zero > $out", "more than 65536 bytes");
        fails("head -c 10000 /dev/zero | tr '\\0' a > $out", "more than 8191");
        fails("printf 'kernel /etc/passwd\\0\\0' > $out", "/etc/passwd, which is not in");
        fails("printf 'kernel %s/../../passwd\\0\\0' $dir > $out", "which is not in");
        fails("printf 'kernel None\\0\\0' > $out", "None, which is not in");
        fails("printf 'kernel %s/none\\0\\0' $dir > $out", "does not exist");
        fails("ln -s /etc/passwd $dir/k; printf 'kernel %s/k\\0\\0' $dir > $out", "no plain file");
        fails("ln " + top + "/passwd $dir/k; printf 'kernel %s/k\\0\\0' $dir > $out", "no plain file");
        fails("mkfifo $dir/k; printf 'kernel %s/k\\0\\0' $dir > $out", "no plain file");
        fails("mkdir $dir/k; printf 'kernel %s/k\\0\\0' $dir > $out", "no plain file");
        fails(": > $dir/k; printf 'kernel %s/k\\0\\0' $dir > $out", "a kernel of 0 bytes");
        fails(kernel + "printf 'kernel %s/k\\0kernel %s/k\\0\\0' $dir $dir > $out", "more than one kernel");
        fails(kernel + "printf 'kernel %s/k\\0args a\\nb\\0\\0' $dir > $out", "control characters");
        fails(kernel + "printf 'kernel %s/k\\0ramdisk %s/r\\0\\0' $dir $dir > $out", "ramdisk", "does not exist");
    }

    @Test
    void whatIsTooLargeIsNotWrittenOrNotTaken() {
        fails(
                "head -c 2000000 /dev/zero > $dir/k; printf 'kernel %s/k\\0\\0' $dir > $out; exit 7",
                "failed with exit status 7");
        String limited = "while [ \"$(ulimit -f)\" = unlimited ]; do sleep 0.01; done; ";
        fails(limited + "truncate -s 1048577 $dir/k || exit 9", "failed with exit status 9");
        fails("truncate -s 1048576 $dir/k; echo more > $dir/l", "more than 1048576 bytes");
        fails("for i in 1 2 3; do head -c 1000000 /dev/zero > $dir/$i; done; sleep 50", "more than 1048576 bytes");
    }

    @Test
    void oneThatHangsIsEndedWhenItsTimeIsOver() throws Exception {
        fake.environment.put("LIBXL_BOOTLOADER_TIMEOUT", "1");
        fails(
                "echo waiting; trap '' HUP TERM; (sleep 2.5; echo x > " + top + "/late) & sleep 100",
                "did not end within 1 s",
                "it said: waiting");
        Thread.sleep(2500);
        assertThat(top.resolve("late")).doesNotExist();
    }

    @Test
    void oneThatNobodyWantsAnyMoreIsEnded() {
        ApiException gone = new ApiException(ErrorKind.CANCELLED, "gone");
        fake.stop = () -> fake.terminals.isEmpty() ? Optional.empty() : Optional.of(gone);
        assertThatThrownBy(() -> fake.run("sleep 100")).isSameAs(gone);
    }

    @Test
    void endlessWordsFillNeitherMemoryNorDisk() throws IOException {
        fake.environment.put("LIBXL_BOOTLOADER_TIMEOUT", "2");
        fails("yes all work and no play", "all work and no play");
        assertThat(Files.size(fake.log())).isEqualTo(1 << 20);
    }

    @Test
    void theUserSeesItsMenuAndAnswersIt() throws Exception {
        fake.script("loader", "echo menu; read choice; echo chose $choice; " + GOOD);
        CompletableFuture<Booted> run =
                CompletableFuture.supplyAsync(() -> fake.loaders().run(FakeLoader.request("loader"), fake));
        while (!Files.exists(fake.log()) || !Files.readString(fake.log()).contains("menu")) {
            Thread.sleep(20);
        }
        byte[] shown = new byte[100];
        int length;
        try (OutputStream keys = Files.newOutputStream(fake.terminals.get(0));
                var display = Files.newInputStream(fake.terminals.get(0))) {
            length = display.read(shown);
            keys.write("two\n".getBytes(StandardCharsets.UTF_8));
            run.get(20, TimeUnit.SECONDS);
        }
        assertThat(new String(shown, 0, length, StandardCharsets.UTF_8)).isEqualTo("menu\n");
        assertThat(Files.readString(fake.log())).isEqualTo("menu\nchose two\n");
    }

    @Test
    void logsAreRotatedAsLibxlDoes() throws IOException {
        for (int i = 0; i < 12; i++) {
            fake.run("echo run " + i + "; " + GOOD);
        }
        assertThat(Files.readString(fake.log())).isEqualTo("run 11\n");
        assertThat(Files.readString(top.resolve("log/bootloader.5.log.1"))).isEqualTo("run 10\n");
        assertThat(Files.readString(top.resolve("log/bootloader.5.log.10"))).isEqualTo("run 1\n");
        assertThat(top.resolve("log/bootloader.5.log.11")).doesNotExist();
    }

    @Test
    void forgettingFollowsNoLink() throws IOException {
        Path kept = Files.createDirectory(top.resolve("kept"));
        Files.createFile(kept.resolve("file"));
        fake.run(GOOD + "; mkdir $dir/sub; ln -s " + kept + " $dir/sub/link");
        fake.loaders().forget(FakeLoader.DOMID);
        assertThat(fake.leftovers()).isEmpty();
        Files.createSymbolicLink(fake.directory(), kept);
        fake.loaders().forget(FakeLoader.DOMID);
        assertThat(kept.resolve("file")).exists();
        assertThat(fake.leftovers()).isEmpty();
        fake.loaders().forget(FakeLoader.DOMID);
    }

    @Test
    void aLoaderThatTheKernelRefusesIsNamedWithTheReason() throws IOException {
        Path file = Files.writeString(top.resolve("bin/loader"), "#!/no/interpreter\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> fake.loaders().run(FakeLoader.request("loader"), fake))
                .hasMessage("The boot loader " + file + " of domain \"web\" cannot be run: exec " + file
                        + ": No such file or directory");
    }
}
