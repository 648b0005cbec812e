#!/usr/bin/env python3
"""Record what real Pythons do with the programs under tests/engine.

    tests/oracle/record.py                    record every program again
    tests/oracle/record.py slots objects      those whose path contains one of these words
    tests/oracle/record.py --check            change nothing, report the programs whose recording would change
    tests/oracle/record.py --new              only the programs that have no recording yet

    tests/oracle/record.py --pyodide FOLDER   also on the CPython compiled to WebAssembly in this folder, for its version

Interpreters are looked for under ~/.pyenv/versions and on PATH (python3.8 to python3.14); the variable
SLOTSCOPE_PYTHONS adds others: "3.14=/path/to/one 3.15=/path/to/another". Every version found is recorded; what was
recorded of a version that is not found now is kept.

A pyodide folder (the one with pyodide.mjs, run by node) stands in for a version that has no interpreter here. It is a
32-bit machine: programs that show sizes, counts or hashes are not recorded from it, nor those whose outcome changes with
the seed of the hashes.

A program may say in its first line for which versions it is meant: "# python: 3.10+" or "# python: 3.8-3.12".
It runs as `python NAME.py` in its own folder with PYTHONHASHSEED=0 and without input.

The recording stands beside the program as NAME.expect: what went to stdout, what went to stderr, the exit status.
A line that all recorded versions share begins with "| "; a line that only some have begins with them: "3.8-3.10| ".
A backslash instead of the bar says that the line had no newline at its end.
"""
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAMS = pathlib.Path(__file__).resolve().parent.parent / 'engine'
VERSIONS = range(8, 15)
SECONDS = 120
# What a program says when it shows sizes, counts of references, hashes or allocations: they differ on 32 bits.
ABOUT_THE_MACHINE = re.compile(r'sizeof|basicsize|itemsize|getrefcount|tracemalloc|maxsize|(?:dict|weakref)offset|hash\(|\bid\(|gc\.|\bstruct\b|\bdis\b')
NOT_FOR_PYODIDE = {'memory', 'identity', 'source'}


def find_interpreters():
    """The interpreters there are, by minor version."""
    found = {}
    for minor in VERSIONS:
        homes = sorted(pathlib.Path.home().glob(f'.pyenv/versions/3.{minor}.*/bin/python3'))
        path = str(homes[-1]) if homes else shutil.which(f'python3.{minor}')
        if path:
            found[minor] = [path]
    for entry in os.environ.get('SLOTSCOPE_PYTHONS', '').split():
        version, path = entry.split('=', 1)
        found[int(version.split('.')[1])] = [path]
    return found


def find_pyodide(folder):
    """The command that runs a program on the Python in a pyodide folder, under its minor version."""
    command = ['node', str(pathlib.Path(__file__).resolve().parent / 'pyodide_python.mjs'), folder]
    if not shutil.which('node') or not (pathlib.Path(folder) / 'pyodide.mjs').exists():
        sys.exit(f'record.py: {folder}: needs node and a folder with pyodide.mjs in it')
    with tempfile.TemporaryDirectory() as scratch:
        program = pathlib.Path(scratch) / 'version.py'
        program.write_text('import sys\nprint(sys.version_info[1])\n')
        return int(run(command, program)['stdout']), command


def run_on_pyodide(program, command):
    """The outcome on pyodide, or None when it would not be that of other machines."""
    if program.parent.name in NOT_FOR_PYODIDE or ABOUT_THE_MACHINE.search(program.read_text(encoding='utf-8', errors='replace')):
        return None
    outcome = run(command, program)
    has_sets = '{' in outcome['stdout'] or 'set(' in outcome['stdout']
    return None if has_sets and run(command, program, seed='1') != outcome else outcome


def meant_for(program):
    """The minor versions that a program is meant for."""
    first = program.read_text(encoding='utf-8').split('\n', 1)[0]
    match = re.match(r'# python: 3\.(\d+)(\+|-3\.(\d+))?$', first)
    if not match:
        return range(VERSIONS.start, VERSIONS.stop)
    low = int(match[1])
    if match[3]:
        return range(low, int(match[3]) + 1)
    return range(low, VERSIONS.stop if match[2] else low + 1)


def normalised(text, program):
    """Without what differs from run to run and from machine to machine: folders and addresses."""
    text = re.sub(r'[^\s"\'(]*/lib/python3\.?(\d+)(?:\.zip)?/', r'/usr/lib/python3.\1/', text)
    text = re.sub(r'[^\s"\'(]*/' + re.escape(program.name), program.name, text)
    return re.sub(r' at 0x[0-9a-fA-F]+', ' at 0x...', text)


def run(command, program, seed='0'):
    """What one interpreter makes of one program: the lines of each section."""
    environment = {'PATH': os.environ['PATH'], 'HOME': os.environ.get('HOME', '/'), 'PYTHONHASHSEED': seed,
                   'PYTHONIOENCODING': 'utf-8', 'PYTHON_COLORS': '0', 'PYTHONDONTWRITEBYTECODE': '1'}
    done = subprocess.run([*command, program.name], cwd=program.parent, env=environment, capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=SECONDS)
    decode = lambda data: normalised(data.decode('utf-8', 'surrogateescape'), program)
    return {'stdout': decode(done.stdout), 'stderr': decode(done.stderr), 'status': str(done.returncode)}


def lines_of(text):
    """The lines as (text, has a newline)."""
    parts = text.split('\n')
    return [(part, True) for part in parts[:-1]] + ([(parts[-1], False)] if parts[-1] else [])


def merged(texts):
    """One sequence of [line, versions] that holds every version's lines in their order."""
    sequence = []
    for version, text in sorted(texts.items()):
        lines = lines_of(text)
        known = [line for line, _ in sequence]
        result = []
        matcher = difflib.SequenceMatcher(None, known, lines, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == 'equal':
                result += [[line, versions | {version}] for line, versions in sequence[i1:i2]]
            else:
                result += sequence[i1:i2]
                result += [[line, {version}] for line in lines[j1:j2]]
        sequence = result
    return sequence


def shown(versions):
    """A set of versions as ranges: 3.8-3.10,3.13."""
    parts = []
    for version in sorted(versions):
        if parts and parts[-1][1] == version - 1:
            parts[-1][1] = version
        else:
            parts.append([version, version])
    return ','.join(f'3.{low}' if low == high else f'3.{low}-3.{high}' for low, high in parts)


def parsed_versions(text):
    versions = set()
    for part in text.split(','):
        low, _, high = part.partition('-')
        low = int(low.split('.')[1])
        versions.update(range(low, int(high.split('.')[1]) + 1 if high else low + 1))
    return versions


def written(outcomes):
    """The recording of what every version did."""
    versions = set(outcomes)
    text = f'recorded on {shown(versions)}\n'
    for section in ('status', 'stdout', 'stderr'):
        sequence = merged({version: outcome[section] for version, outcome in outcomes.items()})
        if section != 'status' and not sequence:
            continue
        text += section + '\n'
        for (line, ended), holders in sequence:
            mark = '|' if ended or section == 'status' else '\\'
            text += f'{"" if holders == versions else shown(holders)}{mark}{" " if line else ""}{line}\n'
    return text


def read(path):
    """A recording as the outcome of each version."""
    lines = path.read_text(encoding='utf-8', errors='surrogateescape').split('\n')[:-1]
    versions = parsed_versions(lines[0].rpartition(' ')[2])
    outcomes = {version: {'status': '', 'stdout': '', 'stderr': ''} for version in versions}
    section = None
    for line in lines[1:]:
        match = re.match(r'([0-9.,-]*)([|\\]) ?(.*)$', line, re.DOTALL)
        if not match:
            section = line
            continue
        newline = '' if match[2] == '\\' or section == 'status' else '\n'
        for version in parsed_versions(match[1]) if match[1] else versions:
            outcomes[version][section] += match[3] + newline
    return outcomes


def record(program, interpreters, pyodide):
    """The new text of a program's recording; empty when no interpreter for it is here."""
    wanted = meant_for(program)
    recording = program.with_suffix('.expect')
    outcomes = {}
    if recording.exists():
        outcomes = {version: outcome for version, outcome in read(recording).items()
                    if version in wanted and version not in interpreters}
    for version in wanted:
        if version in interpreters:
            outcomes[version] = run(interpreters[version], program)
    version, command = pyodide
    if version in wanted and version not in interpreters:
        outcomes.pop(version, None)
        if outcome := run_on_pyodide(program, command):
            outcomes[version] = outcome
    return written(outcomes) if outcomes else ''


def main():
    words = sys.argv[1:]
    pyodide = (None, None)
    if '--pyodide' in words[:-1]:
        at = words.index('--pyodide')
        pyodide = find_pyodide(words[at + 1])
        del words[at:at + 2]
    options = {word for word in words if word.startswith('-')}
    words = [word for word in words if not word.startswith('-')]
    if options - {'--check', '--new'}:
        sys.exit(__doc__)
    interpreters = find_interpreters()
    if not interpreters:
        sys.exit('record.py: no Python found: install one under ~/.pyenv/versions, or name it in SLOTSCOPE_PYTHONS')
    programs = [path for path in sorted(PROGRAMS.glob('*/*.py'))
                if not words or any(word in str(path.relative_to(PROGRAMS)) for word in words)]
    if '--new' in options:
        programs = [path for path in programs if not path.with_suffix('.expect').exists()]
    changed = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for program, text in zip(programs, pool.map(lambda path: record(path, interpreters, pyodide), programs)):
            if not text:
                continue
            recording = program.with_suffix('.expect')
            data = text.encode('utf-8', 'surrogateescape')
            if not recording.exists() or recording.read_bytes() != data:
                changed.append(str(program.relative_to(PROGRAMS)))
                if '--check' not in options:
                    recording.write_bytes(data)
    verb = 'would change' if '--check' in options else 'changed'
    print(f'{len(programs)} programs on {shown({*interpreters, *(version for version in pyodide[:1] if version)})}: {len(changed)} recordings {verb}')
    for name in changed:
        print('  ' + name)
    sys.exit(bool(changed) if '--check' in options else 0)


if __name__ == '__main__':
    main()
