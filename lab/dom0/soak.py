#!/usr/bin/env python3
"""Runs in dom0: creates and destroys tiny domains through the daemon's socket.

Usage: soak.py KERNEL ROUNDS WITH_DEVICES  the first WITH_DEVICES rounds with a disk and a network card each
       soak.py --memory PID                  print the KiB that only process PID holds
"""
import re
import sys

from xld_socket import Daemon

DEVICES = "vif=['bridge=xenbr0']\ndisk=['/root/a.img,raw,xvda,w']\n"


def soak(kernel, rounds, with_devices):
    daemon = Daemon()
    for i in range(rounds):
        devices = DEVICES if i < with_devices else ""
        daemon.create("soak", 'name="soak"\nkernel="%s"\nmemory=16\n%s' % (kernel, devices))
        daemon.destroy("soak")


def private_kib(pid):
    """What only this process holds; the daemon's heap has a bound, so what grows on is a leak outside it."""
    text = open("/proc/%s/smaps_rollup" % pid).read()
    return int(re.search(r"^Private_Dirty: +(\d+)", text, re.M).group(1))


if sys.argv[1] == "--memory":
    print(private_kib(sys.argv[2]))
else:
    soak(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
