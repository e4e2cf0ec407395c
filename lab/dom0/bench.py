#!/usr/bin/env python3
"""Runs in dom0: times the same work done by the reference xl and by our daemon alone (request to reply), and by our xl on demand.

Usage: bench.py KERNEL [ROUNDS [with-xl]]. Prints one table. Every domain it makes is named bench-* and destroyed again.

A figure is the fastest of its rounds, for all that disturbs an emulated host makes it slower; the tools take turns within each
round, for disturbances last longer than one.
"""
import glob
import os
import subprocess
import sys
import threading
import time

from xld_socket import Daemon

KERNEL = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 7
REFERENCE = glob.glob("/usr/lib/xen-*/bin/xl")[0]
OURS = "/usr/sbin/xl"
IMAGE = "/root/bench.img"
WITH_XL = sys.argv[3:] == ["with-xl"]
CROWD = 60
CROWDS = 3
KINDS = {
    "no device": "",
    "vif": "vif=['bridge=xenbr0']\n",
    "vif and disk": "vif=['bridge=xenbr0']\ndisk=['%s,raw,xvda,w']\n" % IMAGE,
}


def config(name, devices):
    return 'name="%s"\nkernel="%s"\nmemory=16\n%s' % (name, KERNEL, devices)


class Alone(Daemon):
    """Our daemon without our xl."""

    def create(self, name, devices):
        super().create(name, config(name, devices))


class Program:
    """An xl binary, one process for each call."""

    def __init__(self, path):
        self.path = path

    def run(self, *args):
        subprocess.run([self.path, *args], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def list(self):
        self.run("list")

    def create(self, name, devices):
        file = "/root/%s.cfg" % name
        with open(file, "w") as out:
            out.write(config(name, devices))
        self.run("create", "-q", file)

    def destroy(self, name):
        self.run("destroy", name)


# A JVM translates what it runs often; the reference has nothing to warm up but the page cache.
WARM_UP = {Alone: 20, Program: 2}


def seconds(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def many(tool, count):
    """Creates COUNT domains at once; answers the seconds until the last one runs."""
    tools = [Alone() if isinstance(tool, Alone) else tool for _ in range(count)]
    threads = [threading.Thread(target=t.create, args=("bench-%d" % i, "")) for i, t in enumerate(tools)]
    def work():
        for t in threads:
            t.start()
        for t in threads:
            t.join()
    return seconds(work)


def fastest(works, rounds=ROUNDS):
    """The least seconds of each of WORKS, done in turn. One of them is a list of things to do, each timed by itself."""
    times = [[seconds(step) for step in work] for _ in range(rounds) for work in works]
    return [[min(column) for column in zip(*times[i::len(works)])] for i in range(len(works))]


def one(tool, devices):
    """A create and its destroy."""
    return [lambda: tool.create("bench-one", devices), lambda: tool.destroy("bench-one")]


def crowds(tool, devices):
    """Creates when no domain is there, and when CROWD - 1 are. They are taken in turn, CROWDS times."""
    first, last = [], []
    names = ["bench-%d" % i for i in range(CROWD - 1)]
    for _ in range(CROWDS):
        first.append(fastest([one(tool, devices)], 2 * ROUNDS)[0][0])
        for name in names:
            tool.create(name, devices.replace(IMAGE, IMAGE + name))
        last.append(fastest([one(tool, devices)], 2 * ROUNDS)[0][0])
        for name in names:
            tool.destroy(name)
    return min(first), min(last)


def destroy_many(tool, count):
    for i in range(count):
        tool.destroy("bench-%d" % i)


def memory_kib(pattern):
    """Resident and private KiB of all processes whose command line has PATTERN."""
    rss = private = 0
    for entry in glob.glob("/proc/[0-9]*"):
        try:
            command = open(entry + "/cmdline").read().replace("\0", " ")
            if pattern not in command or str(os.getpid()) == entry[6:]:
                continue
            for line in open(entry + "/smaps_rollup"):
                if line.startswith("Rss:"):
                    rss += int(line.split()[1])
                elif line.startswith("Private_"):
                    private += int(line.split()[1])
        except OSError:
            pass
    return rss, private


def measure(tools):
    """Each tool's figures by row name."""
    rows = [{} for _ in tools]

    def fill(name, figures):
        for row, figure in zip(rows, figures):
            row[name] = figure

    def lists(name):
        fill(name, [figures[0] for figures in fastest([[tool.list] for tool in tools])])

    for tool in tools:
        for _ in range(WARM_UP[type(tool)]):
            tool.create("bench-warm", KINDS["vif and disk"])
            tool.destroy("bench-warm")
    lists("list, few domains")
    for kind, devices in KINDS.items():
        figures = fastest([one(tool, devices) for tool in tools])
        fill("create, " + kind, [create for create, _ in figures])
        fill("destroy, " + kind, [destroy for _, destroy in figures])
    for row, tool in zip(rows, tools):
        row["create, 20 at once"] = many(tool, 20)
        row["memory"] = memory_kib("bin/xl create" if isinstance(tool, Program) and tool.path == REFERENCE else "/xld.jar")
        if tool is not tools[-1]:
            destroy_many(tool, 20)
    lists("list, 20 more domains")
    destroy_many(tools[-1], 20)
    # The reference's would take most of an hour.
    for row, tool in zip(rows, tools):
        for kind in ("no device", "vif and disk") if isinstance(tool, Alone) else ():
            row["create, %s, 1st" % kind], row["create, %s, %dth" % (kind, CROWD)] = crowds(tool, KINDS[kind])
    return rows


def cell(value):
    return "%16s" % "" if value is None else "%16.3f" % value


def ratio(part, whole):
    return "" if part is None or whole is None else "%12.2f" % (part / whole)


def main():
    for i in [""] + ["bench-%d" % i for i in range(CROWD - 1)]:
        with open(IMAGE + i, "wb") as image:
            image.truncate(16 << 20)
    tools = [("reference xl", Program(REFERENCE)), ("xld alone", Alone())]
    if WITH_XL:
        tools.append(("our xl", Program(OURS)))
    results = measure([tool for _, tool in tools])
    print("%-30s" % "seconds, fastest of %d" % ROUNDS + "".join("%16s" % name for name, _ in tools) + "%12s" % "alone/ref")
    for row in results[1]:
        if row != "memory":
            cells = [result.get(row) for result in results]
            print("%-30s" % row + "".join(cell(value) for value in cells) + ratio(cells[1], cells[0]))
    for at, what in ((0, "resident"), (1, "private")):
        print("%-30s" % ("%s MB, 20 domains" % what)
              + "".join("%16.1f" % (result["memory"][at] / 1024) for result in results))


main()
