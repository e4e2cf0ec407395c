package dev.xld.cli;

/**
 * A command's help, laid out as xl lays it out.
 *
 * @param flags the global options it heeds besides {@code -vtT}: {@code f} if it changes something, {@code N} if it has a dry run
 * @param arguments what follows the command's name
 * @param summary its line in the list of commands
 * @param options the text under {@code Options:}, or empty
 */
public record Usage(String name, String flags, String arguments, String summary, String options) {
    /** Of the names in {@code xl help}. */
    private static final int WIDTH = 19;

    public String text() {
        String head = "Usage: xl [-vtT" + flags + "] " + name + " " + arguments + "\n\n" + summary + ".\n\n";
        return options.isEmpty() ? head : head + "Options:\n\n" + options + "\n";
    }

    /** Its lines in {@code xl help}; a name that fills its column has the summary below it. */
    public String row() {
        String column = name.length() > WIDTH ? name + " \n " + " ".repeat(WIDTH) : name;
        return String.format(" %-" + WIDTH + "s %s%n", column, summary);
    }
}
