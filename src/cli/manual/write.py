# SPDX-License-Identifier: Apache-2.0
"""write.py ENTENTE RELATIONS OUT [SCDOC]: the manual pages and the completions for bash, zsh and fish.

All of them are made of what `entente help --describe` prints, the table that --help is made of too, so they cannot tell of an
option that is none. What no table knows (files, exit status, environment) is written by hand in entente.scd. RELATIONS is
schema/relations.xml, whose types complete --types. Without SCDOC the pages are left as .scd.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

HERE = os.path.dirname(os.path.abspath(__file__))
FILE_ARGUMENT = re.compile(r'FILE|.*\.\w+')  # FILE, OLD.db
TOP_OPTIONS = ['--help', '--version']


def read_commands(entente, relations):
    lines = subprocess.run([entente, 'help', '--describe'], check=True, capture_output=True, text=True).stdout.splitlines()
    types = [relation.get('id') for relation in ElementTree.parse(relations).getroot().findall('type')]
    commands = [json.loads(line) for line in lines]
    for command in commands:
        for option in command['options']:
            option['list'] = option['argument'] == 'LIST'
            if option['name'] == 'types':
                option['values'] = types
            option['file'] = option['argument'] is not None and FILE_ARGUMENT.fullmatch(option['argument']) is not None
            option['words'] = ['--' + option['name']] + (['-' + option['letter']] if option['letter'] else [])
    return commands


# ---- manual pages ----

def escape(text):
    """Text as scdoc takes it."""
    return re.sub(r'([\\*_#\[\]|~<>])', r'\\\1', text)


def prose(text):
    """Paragraphs of --help, their options in bold."""
    paragraphs = [escape(' '.join(part.split())) for part in text.split('\n\n')]
    return '\n\n'.join(re.sub(r'(?<![\w-])(--[a-z][a-z-]+|-[a-z])(?![\w-])', r'*\1*', part) for part in paragraphs)


def option_entry(option):
    argument = '=_%s_' % escape(option['argument']) if option['argument'] else ''
    names = ['*--%s*%s' % (option['name'], argument)]
    if option['letter']:
        names.insert(0, '*-%s*%s' % (option['letter'], argument.replace('=', ' ', 1)))
    about = prose(option['about']) + '.'
    if option['values']:
        about += ' %s %s.' % ('Ours are' if option['list'] else 'One of', ', '.join('*%s*' % escape(v) for v in option['values']))
    return '%s\n\t%s' % (', '.join(names), about)


def literal(text):
    return '```\n%s\n```' % re.sub('^  ', '', text, flags=re.M).rstrip('\n')


def description(command):
    """What --help says, and what it lists after that under a line of its own."""
    if not command['list']:
        return prose(command['about'])
    title, listed = command['list'].split('\n', 1)
    return '%s\n\n%s\n\n%s' % (prose(command['about']), escape(title), literal(listed))


def section(page, title):
    """A section of the page written by hand."""
    return re.search(r'^# %s\n.*?(?=^# |\Z)' % title, page, re.M | re.S).group(0).strip()


def command_page(command, common):
    name = command['command']
    arguments = ' ' + escape(command['arguments']) if command['arguments'] else ''
    parts = [
        'entente-%s(1) "entente %s" "entente manual"' % (name, command['version']),
        '# NAME\n\nentente-%s - %s' % (name, escape(command['summary'])),
        '# SYNOPSIS\n\n*entente %s* [_OPTION_...]%s' % (name, arguments),
        '# DESCRIPTION\n\n' + description(command),
        '# OPTIONS\n\n' + '\n\n'.join(option_entry(option) for option in command['options']),
        section(common, 'EXIT STATUS'),
        section(common, 'ENVIRONMENT'),
        '# EXAMPLES\n\n' + literal(command['examples']),
        '# SEE ALSO\n\n*entente*(1)',
    ]
    return '\n\n'.join(parts) + '\n'


def main_page(commands, page):
    listed = '\n\n'.join('*entente %s*\n\t%s. See *entente-%s*(1).' % (c['command'], escape(c['summary']), c['command'])
                         for c in commands)
    see = ', '.join('*entente-%s*(1)' % name for name in sorted(c['command'] for c in commands))
    return page.replace('@VERSION@', commands[0]['version']).replace('@COMMANDS@', listed).replace('@SEE@', see)


def write_manual(commands, out, scdoc):
    with open(os.path.join(HERE, 'entente.scd'), encoding='utf-8') as file:
        by_hand = file.read()
    pages = {'entente': main_page(commands, by_hand)}
    for command in commands:
        pages['entente-' + command['command']] = command_page(command, by_hand)
    shutil.rmtree(out, ignore_errors=True)
    os.makedirs(out)
    for name, page in pages.items():
        write(os.path.join(out, name + '.scd'), page)
        if scdoc:
            with open(os.path.join(out, name + '.1'), 'wb') as file:
                subprocess.run([scdoc], input=page.encode(), stdout=file, check=True)


# ---- completions ----

def quote(text):
    """A word between the shells' single quotation marks."""
    return "'%s'" % text.replace("'", "'\\''")


def bash(commands):
    """`complete -o default` takes files wherever COMPREPLY stays empty."""
    takers, options = {}, []  # what is taken: by which options
    for command in commands:
        name = command['command']
        for option in command['options']:
            if option['argument']:
                takes = 'separator=%s words=%s' % (',' if option['list'] else '', quote(' '.join(option['values'])))
                takers.setdefault(takes, []).extend('%s:%s' % (name, word) for word in option['words'])
        words = ' '.join(word for option in command['options'] for word in option['words'])
        options.append('        %s) words=%s ;;' % (name, quote(words)))
    values = ['    %s) %s ;;' % (' | '.join(who), takes) for takes, who in takers.items()]
    verbs = ['    %s) words=%s ;;' % (c['command'], quote(' '.join(c['verbs']))) for c in commands if c['verbs']]
    names = [c['command'] for c in commands]
    return r'''# bash completion of entente, made by src/cli/manual/write.py

# The words before the cursor that are arguments: neither options nor what these take.
_entente_arguments() {
    local i separator words
    n_arguments=0
    for ((i = 2; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        =) ((i++)) ;;
        -*) _entente_takes "${COMP_WORDS[i]}" && [[ ${COMP_WORDS[i + 1]} != = ]] && ((i++)) ;;
        *) ((n_arguments++)) ;;
        esac
    done
}

# Sets words to those that an option takes, and separator where it takes a list of them; fails for one that takes nothing.
_entente_takes() {
    separator= words=
    case ${COMP_WORDS[1]}:$1 in
%s
    *) return 1 ;;
    esac
}

_entente_verbs() {
    words=
    case ${COMP_WORDS[1]} in
%s
    esac
}

_entente() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} before= separator= words= n_arguments
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W %s -- "$cur"))
        return
    fi
    if [[ $cur == = ]]; then # bash takes = for a word of its own
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if [[ ${COMP_WORDS[1]} == help ]]; then
        words=%s
    elif _entente_takes "$prev"; then
        if [[ -n $separator && $cur == *"$separator"* ]]; then
            before=${cur%%,*},
            cur=${cur##*,}
        fi
    elif [[ $cur == -* ]]; then
        case ${COMP_WORDS[1]} in
%s
        esac
    else
        _entente_arguments
        ((n_arguments == 1)) && _entente_verbs
    fi
    if [[ -n $words ]]; then
        COMPREPLY=($(compgen -P "$before" -W "$words" -- "$cur"))
    fi
}

complete -o default -F _entente entente
''' % ('\n'.join(values), '\n'.join(verbs), quote(' '.join(names + ['help'] + TOP_OPTIONS)), quote(' '.join(names)), '\n'.join(options))


def zsh_option(option):
    """A line of _arguments."""
    about = re.sub(r'([\[\]:\\])', r'\\\1', option['about'])
    takes = ''
    if option['argument']:
        takes = ':%s:' % re.sub(r'([:\\])', r'\\\1', option['argument'])
        if option['list']:
            takes += '_sequence compadd - ' + ' '.join(option['values'])
        elif option['values']:
            takes += '(%s)' % ' '.join(option['values'])
        elif option['file']:
            takes += '_files'
        else:
            takes += ' '
    exclusive = '*' if option['repeatable'] else '(%s)' % ' '.join(option['words'])
    forms = [w + ('=' if takes and w.startswith('--') else '+' if takes else '') for w in option['words']]
    return ['%s%s[%s]%s' % (exclusive, form, about, takes) for form in forms]


def zsh(commands):
    names = [(c['command'], c['summary']) for c in commands]
    listed = '\n'.join('        %s' % quote('%s:%s' % (name, summary.replace(':', '\\:'))) for name, summary in names)
    cases = []
    for command in commands:
        lines = [quote(line) for option in command['options'] for line in zsh_option(option)]
        if command['verbs']:
            lines.append(quote('1:GRAPH.db:_files'))
            lines.append(quote('2:verb:(%s)' % ' '.join(command['verbs'])))
        lines.append(quote('*:argument:_files'))
        cases.append('    %s)\n        _arguments -s -S %s\n        ;;' % (command['command'], ' \\\n            '.join(lines)))
    return r'''#compdef entente
# zsh completion of entente, made by src/cli/manual/write.py

_entente_commands() {
    local -a commands=(
%s
        'help:what a command does, its options and examples'
    )
    _describe command commands
}

_entente() {
    local curcontext=$curcontext
    if ((CURRENT == 2)); then
        _alternative 'commands:command:_entente_commands' 'options:option:(%s)'
        return
    fi
    local command=$words[2]
    words=("${(@)words[2,-1]}")
    ((CURRENT--))
    curcontext=${curcontext%%:*:*}:entente-$command:
    case $command in
    help) _arguments '1:command:_entente_commands' ;;
%s
    *) _files ;;
    esac
}

_entente "$@"
''' % (listed, ' '.join(TOP_OPTIONS), '\n'.join(cases))


def fish_option(name, option):
    line = "complete -c entente -n '__fish_entente_in %s' -l %s" % (name, option['name'])
    if option['letter']:
        line += ' -s ' + option['letter']
    if option['values']:
        values = ' '.join(option['values'])
        line += ' -x -a ' + quote('(__fish_append , %s)' % values if option['list'] else values)
    elif option['argument']:
        line += ' -r -F' if option['file'] else ' -x'
    return line + ' -d ' + quote(option['about'].replace('\\', '\\\\'))


def fish(commands):
    lines = [r"""# fish completion of entente, made by src/cli/manual/write.py

function __fish_entente_wants_command
    test (count (commandline -opc)) -eq 1
end

function __fish_entente_in
    set -l words (commandline -opc)
    test "$words[2]" = $argv[1]
end

# The command and the graph file stand before the cursor, and nothing else.
function __fish_entente_wants_verb
    test (count (commandline -opc)) -eq 3
end
"""]
    for command in commands + [{'command': 'help', 'summary': 'what a command does, its options and examples'}]:
        lines.append('complete -c entente -n __fish_entente_wants_command -f -a %s -d %s' % (command['command'], quote(command['summary'])))
    lines += ["complete -c entente -n __fish_entente_wants_command -l %s" % option.removeprefix('--') for option in TOP_OPTIONS]
    lines.append("complete -c entente -n '__fish_entente_in help' -f -a %s" % quote(' '.join(c['command'] for c in commands)))
    for command in commands:
        lines.append('')
        lines += [fish_option(command['command'], option) for option in command['options']]
        if command['verbs']:
            lines.append("complete -c entente -n '__fish_entente_in %s; and __fish_entente_wants_verb' -f -a %s"
                         % (command['command'], quote(' '.join(command['verbs']))))
    return '\n'.join(lines) + '\n'


def write(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def main(entente, relations, out, scdoc=None):
    commands = read_commands(entente, relations)
    write_manual(commands, os.path.join(out, 'man'), scdoc)
    write(os.path.join(out, 'entente.bash'), bash(commands))
    write(os.path.join(out, '_entente'), zsh(commands))
    write(os.path.join(out, 'entente.fish'), fish(commands))


if __name__ == '__main__':
    main(*sys.argv[1:])
