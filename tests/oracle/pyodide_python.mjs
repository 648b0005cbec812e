// Runs a program as `python3 FILE` does, on the CPython that a pyodide folder holds: node pyodide_python.mjs FOLDER FILE.
// The folder is the one with pyodide.mjs, as npm installs it. stdout, stderr and the exit status are the program's own.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.join(path.resolve(folder), 'pyodide.mjs')));
const write = (descriptor) => ({ write: (bytes) => fs.writeSync(descriptor, bytes), isatty: false });
const home = path.dirname(path.resolve(file));
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('PYTHON')));

const python = await loadPyodide({
  args: [path.basename(file)],
  env: { HOME: '/', ...environment },
  fsInit: (FS) => {
    FS.mkdirTree(home);
    FS.mount(FS.filesystems.NODEFS, { root: home }, home);
    FS.chdir(home);
  },
});
python.setStdin({ stdin: () => undefined });
python.setStdout(write(1));
python.setStderr(write(2));
// pyodide stays in the interpreter when a program ends; python3 does not.
const machine = python._module;
machine._PyConfig_Set(machine.stringToNewUTF8('inspect'), machine._PyLong_FromLong(0));
// What pyodide itself holds of the program's names would keep them from going as they do at the end of python3.
python.globals.destroy();
let status;
try {
  status = machine._Py_RunMain();
} catch (error) {
  if (error.name !== 'ExitStatus') throw error;
  status = error.status;
}
process.exit(status);
