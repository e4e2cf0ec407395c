package dev.xld.cli.command;

import dev.xld.api.ApiException;
import dev.xld.api.ConsoleRequest;
import dev.xld.api.CreateReply;
import dev.xld.api.CreateRequest;
import dev.xld.api.DomainRef;
import dev.xld.api.Done;
import dev.xld.api.Method;
import dev.xld.api.WaitReply;
import dev.xld.api.WaitRequest;
import dev.xld.api.client.DaemonClient;
import dev.xld.cli.ExitStatus;
import dev.xld.cli.GlobalOptions;
import dev.xld.cli.Subcommand;
import dev.xld.cli.Terminal;
import dev.xld.cli.Usage;
import dev.xld.config.Diagnostic;
import dev.xld.config.HostCpus;
import dev.xld.config.ParseResult;
import dev.xld.config.json.LibxlJson;
import dev.xld.config.language.Language;
import dev.xld.config.xl.XlConfig;
import dev.xld.config.xl.setting.XlDefaults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code xl create}. The config is read and checked here, as the caller; the daemon gets its text. With {@code -n} nothing
 * else happens, and neither daemon nor Xen is needed.
 */
@Command(name = "create")
public final class Create extends Subcommand {
    @Option(names = {"-f", "--defconfig"})
    @Nullable
    String file;

    @Option(names = {"-n", "--dryrun"})
    boolean dryRun;

    @Option(names = "-c")
    boolean console;

    @Option(names = "-p")
    boolean paused;

    @Option(names = {"-q", "--quiet"})
    boolean quiet;

    @Option(names = "-d")
    boolean debug;

    @Option(names = "-e")
    boolean unattended;

    @Option(names = "-F")
    boolean foreground;

    @Option(names = {"-V", "--vncviewer"})
    boolean viewer;

    @Option(names = {"-A", "--vncviewer-autopass"})
    boolean viewerWithPassword;

    @Option(names = {"-i", "--ignore-global-affinity-masks"})
    boolean ignoreMasks;

    @Override
    public int run(DaemonClient daemon, Terminal terminal, GlobalOptions global) {
        List<String> overrides = new ArrayList<>();
        String config = file;
        for (String operand : operands()) {
            if (operand.contains("=")) {
                overrides.add(operand);
            } else if (config == null) {
                config = operand;
            } else {
                terminal.out().print(usage().text());
                return ExitStatus.USAGE;
            }
        }
        if (config == null) {
            terminal.err().println("Config file not specified and none in save file");
            return ExitStatus.NO_CONFIG;
        }
        String text;
        try {
            text = ConfigFile.read(config, terminal);
        } catch (IOException e) {
            terminal.err().println("Failed to read config file: " + config + ": " + e.getMessage());
            return ExitStatus.CREATE_FAILED;
        }
        CreateRequest request = new CreateRequest(
                config, text, overrides, terminal.directory().toString(), paused || console, unattended, ignoreMasks);
        return checked(request, dryRun || global.dryRun(), daemon, terminal);
    }

    private int checked(CreateRequest request, boolean dry, DaemonClient daemon, Terminal terminal) {
        if (!quiet) {
            terminal.err().println("Parsing config from " + request.file());
        }
        ParseResult parsed =
                XlConfig.check(request.file(), request.text(), request.overrides(), XlDefaults.STOCK, HostCpus.UNKNOWN);
        tell(parsed, terminal);
        if (parsed.config().isEmpty()) {
            suggest(request, terminal);
            return parsed.exitStatus();
        }
        if (dry || debug) {
            (dry ? terminal.out() : terminal.err())
                    .print(LibxlJson.text(parsed.config().get()));
        }
        return dry ? ExitStatus.SUCCESS : created(request, parsed, daemon, terminal);
    }

    private int created(CreateRequest request, ParseResult parsed, DaemonClient daemon, Terminal terminal) {
        terminal.err().flush();
        CreateReply created;
        try {
            created = make(request, daemon, terminal);
        } catch (ApiException e) {
            terminal.err().println(e.getMessage());
            return switch (e.kind()) {
                case BAD_CONFIG -> ExitStatus.FAILURE;
                case INVALID_PARAMETERS -> ExitStatus.NO_CONFIG;
                default -> ExitStatus.CREATE_FAILED;
            };
        }
        tellMore(created, parsed, terminal);
        follow(created.domid(), daemon, terminal);
        return ExitStatus.SUCCESS;
    }

    private CreateReply make(CreateRequest request, DaemonClient daemon, Terminal terminal) {
        LoaderConsole loader = new LoaderConsole(terminal);
        try {
            return daemon.call(
                    Method.DOMAIN_CREATE, request, CreateReply.class, console ? loader::follow : progress -> {});
        } finally {
            loader.leave();
        }
    }

    /** Where another reader takes the file, how to make one of it that xl takes. */
    private static void suggest(CreateRequest request, Terminal terminal) {
        Language language = Language.guess(request.text());
        if (language != Language.XL) {
            terminal.err()
                    .println("This is a file of another kind; `xl config convert --from " + language.word()
                            + " --to xl " + request.file() + "' makes one that xl takes.");
        }
    }

    private void tell(ParseResult parsed, Terminal terminal) {
        for (Diagnostic finding : parsed.diagnostics()) {
            if (finding.isError() || !quiet) {
                terminal.err().println(finding.text());
            }
        }
    }

    /** The daemon, which knows xl.conf and the host, may have found what the check here could not. */
    private void tellMore(CreateReply created, ParseResult parsed, Terminal terminal) {
        List<String> more = new ArrayList<>(created.warnings());
        parsed.diagnostics().forEach(told -> more.remove(told.text()));
        if (!quiet) {
            more.forEach(terminal.err()::println);
        }
        if (viewer || viewerWithPassword) {
            terminal.err().println("domain " + created.domid() + " has no framebuffer to view");
        }
    }

    /** From here on the domain exists, and xl's exit status says so whatever becomes of the console. */
    private void follow(int domid, DaemonClient daemon, Terminal terminal) {
        if (console) {
            Runnable unpause = () -> {
                if (!paused) {
                    daemon.call(Method.DOMAIN_UNPAUSE, new DomainRef(Integer.toString(domid), false), Done.class);
                }
            };
            Console.attach(new ConsoleRequest(Integer.toString(domid), null, null), unpause, daemon, terminal);
        }
        if (foreground) {
            terminal.err().flush();
            daemon.call(Method.DOMAIN_WAIT, new WaitRequest(domid, true), WaitReply.class);
        }
    }

    @Override
    public Usage usage() {
        return new Usage("create", "fN", "<ConfigFile> [options] [vars]", "Create a domain from a config file", """
                -c                      Connect to the console once the domain is created
                -d                      Print the config to stderr, then create
                -e                      Nobody acts when the domain stops
                -F                      Wait until the domain is gone
                -f FILE, --defconfig=FILE
                                        The config file
                -h                      Print this help
                -n, --dryrun            Print the config as JSON and create nothing
                -p                      Leave the domain paused
                -q, --quiet             Print errors only
                -V, --vncviewer         Connect to the domain's framebuffer
                -A, --vncviewer-autopass
                                        The same, and tell the viewer the password
                -i, --ignore-global-affinity-masks
                                        Heed no cpu masks of xl.conf""");
    }
}
