package dev.xld.lab.oracle;

import java.util.List;
import java.util.regex.Pattern;

/** A config with both answers to it. */
record Case(String config, Answer theirs, Answer ours) {
    Case with(Answer newTheirs, Answer newOurs) {
        return new Case(config, newTheirs, newOurs);
    }

    boolean same() {
        return theirs.equals(ours);
    }

    /** What kind of difference it is: the first two lines that differ, without names and numbers. */
    String kind() {
        List<String> left = theirs.toString().lines().toList();
        List<String> right = ours.toString().lines().toList();
        int i = 0;
        while (i < left.size() && i < right.size() && left.get(i).equals(right.get(i))) {
            i++;
        }
        return shape(left, i) + " / " + shape(right, i);
    }

    private static String shape(List<String> lines, int i) {
        if (i >= lines.size()) {
            return "nothing";
        }
        return lines.get(i)
                .replaceAll("near .*?: ", "near X: ")
                .replaceAll("in `.*", "in X")
                .replaceAll("(?<=: )\".*\"", "X")
                .replaceAll("[`'\"][^`'\"]{0,40}['\"]$", "X")
                .replaceAll("\\d+", "N");
    }

    /** Control characters as the escapes of Java, so that they are seen. */
    private static String readable(String text) {
        return Pattern.compile("[\\p{Cntrl}&&[^\n]]")
                .matcher(text)
                .replaceAll(
                        match -> String.format("\\\\u%04x", (int) match.group().charAt(0)));
    }

    @Override
    public String toString() {
        return "--- config\n" + readable(config) + "\n--- the genuine xl\n" + theirs + "--- ours\n" + ours;
    }
}
