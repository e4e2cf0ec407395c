#!/usr/bin/env python3
"""Runs in dom0: creates and destroys tiny domains through the daemon's socket.

Usage: soak.py KERNEL ROUNDS WITH_DEVICES  the first WITH_DEVICES rounds with a disk and a network card each
       soak.py --together KERNEL ROUNDS AT_ONCE
                                             AT_ONCE at a time, all with a disk of its own and a network card
       soak.py --memory PID                  print the KiB that only process PID holds
"""
import os
import re
import sys
import threading

from xld_socket import Daemon

DEVICES = "vif=['bridge=xenbr0']\ndisk=['/root/a.img,raw,xvda,w']\n"


def soak(kernel, rounds, with_devices):
    daemon = Daemon()
    for i in range(rounds):
        devices = DEVICES if i < with_devices else ""
        daemon.create("soak", 'name="soak"\nkernel="%s"\nmemory=16\n%s' % (kernel, devices))
        daemon.destroy("soak")


def together(kernel, rounds, at_once):
    """Answers nothing; the first failure of a thread is raised when all have ended."""
    left = list(range(rounds))
    failures = []

    def work(thread):
        name = "soak%d" % thread
        image = "/root/%s.img" % name
        with open(image, "wb") as file:
            file.truncate(4 << 20)
        text = 'name="%s"\nkernel="%s"\nmemory=8\nvif=["bridge=xenbr0"]\ndisk=["%s,raw,xvda,w"]\n' % (name, kernel, image)
        daemon = Daemon()
        try:
            while left.pop() is not None and not failures:
                daemon.create(name, text)
                daemon.destroy(name)
        except IndexError:
            pass
        except RuntimeError as e:
            failures.append(e)
        os.unlink(image)

    threads = [threading.Thread(target=work, args=(i,)) for i in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def private_kib(pid):
    """What only this process holds; the daemon's heap has a bound, so what grows on is a leak outside it."""
    text = open("/proc/%s/smaps_rollup" % pid).read()
    return int(re.search(r"^Private_Dirty: +(\d+)", text, re.M).group(1))


if sys.argv[1] == "--memory":
    print(private_kib(sys.argv[2]))
elif sys.argv[1] == "--together":
    together(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
else:
    soak(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
