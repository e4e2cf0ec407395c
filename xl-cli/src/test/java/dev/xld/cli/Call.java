package dev.xld.cli;

import static org.assertj.core.api.Assertions.assertThat;

/** One command line, run against a fake daemon in a fake terminal; what it did is checked to the byte. */
public final class Call {
    public final FakeTerminal terminal;
    private final int status;

    private Call(FakeTerminal terminal, int status) {
        this.terminal = terminal;
        this.status = status;
    }

    public static Call xl(FakeDaemon daemon, String... words) {
        return xl(daemon, new FakeTerminal(), words);
    }

    public static Call xl(FakeDaemon daemon, FakeTerminal terminal, String... words) {
        return new Call(terminal, new Xl(daemon, terminal).run(words));
    }

    public Call exits(int expected) {
        assertThat(status).as(terminal.errText()).isEqualTo(expected);
        return this;
    }

    public Call out(String expected) {
        assertThat(terminal.outText()).isEqualTo(expected);
        return this;
    }

    public Call err(String expected) {
        assertThat(terminal.errText()).isEqualTo(expected);
        return this;
    }

    /** Exits 0 and says nothing on stderr. */
    public Call succeeds() {
        return exits(ExitStatus.SUCCESS).err("");
    }

    /** Says nothing on stdout, and these lines on stderr. */
    public Call fails(int expected, String... lines) {
        return exits(expected).out("").err(String.join("\n", lines) + "\n");
    }
}
