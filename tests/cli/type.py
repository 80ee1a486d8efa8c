# SPDX-License-Identifier: Apache-2.0
"""type.py SHELL COMPLETIONS KEYS WANTED...: types KEYS (\\t is the tab key) into a real, interactive bash, zsh or fish that has loaded
the completions, and ends with 0 once all the WANTED words have come onto the screen after it."""
import os
import pty
import re
import select
import sys
import time

START = {
    'bash': (['bash', '--norc', '--noprofile', '-i'], "PS1='ready> '; bind 'set show-all-if-ambiguous on'; . '%s'\n"),
    'zsh': (['zsh', '-f', '-i'], "PS1='ready> '; fpath=('%s' $fpath); autoload -Uz compinit && compinit -u -D\n"),
    'fish': (['fish', '--no-config', '-i'], "function fish_prompt; echo 'ready> '; end; source '%s'\n"),
}
SECONDS = 60


def read_until(fd, done, what):
    """What came onto the screen until done(it), without the terminal's control sequences."""
    screen, end = '', time.monotonic() + SECONDS
    while time.monotonic() < end:
        if select.select([fd], [], [], 0.2)[0]:
            screen += os.read(fd, 65536).decode('utf-8', 'replace')
        plain = re.sub(r'\x1b(\[[0-9;?>]*[ -/]*[@-~]|\][^\x07]*\x07|[()].|.)', '', screen)
        if done(plain):
            return
    sys.exit('%s is not there:\n%s' % (what, plain))


def main(shell, completions, keys, *wanted):
    program, load = START[shell]
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(TERM='xterm', COLUMNS='200', LINES='50', HOME=os.getcwd())
        os.execvp(program[0], program)
    time.sleep(0.5)
    os.write(fd, (load % (os.path.dirname(completions) if shell == 'zsh' else completions)).encode())
    read_until(fd, lambda screen: re.search(r'^ready> ', screen.replace('\r', '\n'), re.M), 'a prompt')
    time.sleep(0.3)
    os.write(fd, keys.encode().decode('unicode_escape').encode())
    read_until(fd, lambda screen: all(word in screen for word in wanted), ', '.join(wanted))
    os.close(fd)


if __name__ == '__main__':
    main(*sys.argv[1:])
