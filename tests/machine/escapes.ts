/**
 * Ways from Python to JavaScript, or past the machine, that are known. Each prints `out: …` when it gets
 * there; on a machine that is not locked most of them do.
 */
export const escapes: Readonly<Record<string, string>> = {
	'imports js': `
import js
print('out:', js)`,
	'makes code through the constructor of a constructor': `
import js
print('out:', js.constructor.constructor('return 6 * 7')())`,
	'runs text as JavaScript': `
from pyodide.code import run_js
print('out:', run_js('6 * 7'))`,
	'makes code through a function of the bridge': `
import pyodide_js
print('out:', pyodide_js.runPython.constructor('return 6 * 7')())`,
	'takes the globals from the settings of the bridge': `
import pyodide_js
print('out:', pyodide_js._api.config.jsglobals)`,
	'reads the memory of WebAssembly': `
import pyodide_js
print('out:', pyodide_js._module.HEAP8.length)`,
	'mounts a folder of the computer': `
import pyodide_js
pyodide_js.mountNodeFS('/outside', '/etc')
print('out:', open('/outside/hostname').read())`,
	'makes code through a converted list': `
from pyodide.ffi import to_js
print('out:', to_js([1]).constructor.constructor('return 6 * 7')())`,
	'makes code through a method of a converted list': `
from pyodide.ffi import to_js
print('out:', to_js([1]).slice.constructor('return 6 * 7')())`,
	'makes code through an error of JavaScript': `
from pyodide.ffi import to_js
try:
    to_js([1]).at.call(None)
except BaseException as error:
    print('out:', getattr(error, 'js_error', error).constructor.constructor('return 6 * 7')())`,
	fetches: `
import pyodide.http
print('out:', pyodide.http.pyfetch)`,
	'schedules on the event loop of JavaScript': `
import pyodide.webloop
print('out:', pyodide.webloop.scheduleCallback.constructor('return 6 * 7')())`,
	'finds a proxy through the collector': `
import gc
for thing in gc.get_objects():
    if type(thing).__name__ == 'JsProxy':
        print('out:', thing)
        break`,
	'makes code through a proxy that the collector knows': `
import gc
for thing in gc.get_objects():
    if type(thing).__name__ == 'JsProxy':
        try:
            print('out:', thing.constructor.constructor('return 6 * 7')())
        except Exception:
            pass`,
	'finds the bridge through the collector': `
import gc, types
for thing in gc.get_objects():
    if isinstance(thing, types.ModuleType) and thing.__name__ in ('pyodide.ffi', '_pyodide_core', 'js', 'pyodide_js', 'pyodide.webloop'):
        print('out:', thing.__name__)`,
	'finds functions of the bridge through the collector': `
import gc, types
for thing in gc.get_objects():
    if isinstance(thing, types.FunctionType) and str(thing.__module__).startswith(('pyodide', '_pyodide')):
        print('out:', thing)
        break`,
	'thaws what the collector does not show': `
import gc
gc.unfreeze()
print('out:', len(gc.get_objects()))`,
	'runs a script through ctypes': `
import ctypes
ctypes.CDLL(None).emscripten_run_script(b'globalThis.out = 42')
print('out: ran')`,
	'imports the core of the bridge': `
import _pyodide_core
print('out:', _pyodide_core)`,
	'makes the core of the bridge anew': `
import _imp
from importlib.machinery import ModuleSpec
print('out:', _imp.create_builtin(ModuleSpec('_pyodide_core', None)))`,
	'makes ctypes anew': `
import _imp
from importlib.machinery import ModuleSpec
print('out:', _imp.create_builtin(ModuleSpec('_ctypes', None)))`,
	'takes the lock off the imports': `
import sys
sys.meta_path.pop(0)
import ctypes
print('out:', ctypes)`,
	'imports the bridge with a finder of its own': `
import sys, importlib.machinery
sys.meta_path[:] = [importlib.machinery.BuiltinImporter, importlib.machinery.PathFinder]
import pyodide.ffi
print('out:', pyodide.ffi.to_js([1]).constructor)`,
	'imports the machine': `
import machine.kernel
print('out:', machine.kernel)`,
	'imports the machine from its archive': `
import sys
sys.path.insert(0, '/lib/machine.zip')
sys.meta_path[:] = sys.meta_path[1:]
import machine.kernel
print('out:', machine.kernel)`,
}

/**
 * Ways to what the kernel offers Python: a function of the machine's leads to its own globals, and no
 * Python can keep another from looking. What is found there are calls of numbers and text, frozen, in a
 * realm where no text becomes code; that is what these try to get past.
 */
export const diggings: Readonly<Record<string, string>> = {
	'makes code through a call of the kernel': `
found = time.sleep.__globals__['give_way']
print('out:', found.constructor('return 6 * 7')())`,
	'reaches the prototype that all objects share': `
found = time.sleep.__globals__['give_way']
prototype = found.__proto__.__proto__
prototype.polluted = 42
print('out:', prototype.polluted)`,
	'replaces what functions inherit': `
found = time.sleep.__globals__['give_way']
found.__proto__.call = print
print('out: replaced')`,
	'replaces a call of the kernel on the object that has it': `
import gc
found = time.sleep.__globals__['give_way']
found.toString = print
print('out: replaced')`,
	'reaches the global object': `
found = time.sleep.__globals__['give_way']
print('out:', found.apply(None).globalThis)`,
	'shortens the record of requests': `
import threading, urllib.request
kernel = time.sleep.__globals__
before = kernel['peek']()
urllib.request.urlopen('https://api.example/items/1').read()
for name in ('reset', 'forget', 'clear'):
    if name in kernel:
        print('out:', name)`,
}
