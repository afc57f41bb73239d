"""Packs Python sources into one zip of bytecode; compile-python-worker.ts runs it.

The zip is the same to the last byte whenever it is made from the same sources by the same
interpreter: names are sorted, times are fixed, and every module carries a hash instead of a time
and says that nobody need check it.
"""

import fnmatch
import hashlib
import importlib._bootstrap_external as bytecode
import importlib.util
import io
import json
import platform
import tarfile
import warnings
import zipfile

import packing
from pyodide.ffi import to_js


class Refused(Exception):
    """An archive is not what its recipe says; the message is a sentence."""


def main():
    # A learner cannot mend what the compiler says about somebody else's source.
    warnings.simplefilter('ignore')
    plan = json.loads(packing.plan())
    members, parts = {}, []
    try:
        for index, part in enumerate(plan['parts']):
            files = read_archive(part, packing.archive(index).to_bytes())
            made, said = compile_part(part, files, plan['prefix'])
            members.update(made)
            parts.append(said)
    except Refused as refused:
        return packing.refused(str(refused))
    report = json.dumps({'python': platform.python_version(), 'parts': parts})
    packing.packed(to_js(write_zip(members)), report)


def read_archive(part, data):
    """Every plain file of an archive: name to bytes."""
    try:
        if part['format'] == 'zip':
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            return {
                i.name.removeprefix('./'): archive.extractfile(i).read()
                for i in archive
                if i.isreg()
            }
    except (zipfile.BadZipFile, tarfile.TarError) as error:
        raise Refused(f'{part["file"]} cannot be unpacked: {error}.') from error


def compile_part(part, files, prefix):
    """The members of one part, and its report."""
    metadata = find_metadata(part, files)
    version = part['version'] or header(metadata, 'Version') or platform.python_version()
    edits = [edit for edit in part['edits'] if edit['version'] in (version, None)]
    made, edited = {}, set()
    for path, data in sorted(chosen(part, files)):
        for edit in edits:
            if edit['file'] == path:
                data = apply_edit(data, edit, part)
                edited.add(path)
        made.update(member(path, data, prefix))
    if not made:
        raise Refused(f'{part["file"]} holds nothing of {part["name"]} under /{part["root"]}.')
    for edit in edits:
        if edit['file'] not in edited:
            raise Refused(f'{part["file"]} has no {edit["file"]}, which the recipe changes.')
    if metadata:
        made[f'{part["name"].replace("-", "_")}-{version}.dist-info/METADATA'] = metadata
    return made, {
        'name': part['name'],
        'version': version,
        'files': len(made),
        'sha256': hash_of(made),
        'changes': [f'{edit["file"]}: {edit["why"]}' for edit in edits],
        'licence': licence_text(part, files),
    }


def chosen(part, files):
    """The modules and the data of a part, by their path from where imports start."""
    for name, data in files.items():
        if not name.startswith(part['root']):
            continue
        path = name[len(part['root']) :]
        if part['tops'] and path.split('/')[0].removesuffix('.py') not in part['tops']:
            continue
        if any(path == out or path.startswith(f'{out}/') for out in part['leaveOut']):
            continue
        if path.endswith('.py') or path in part['data']:
            yield path, data


def member(path, data, prefix):
    if not path.endswith('.py'):
        return {path: data}
    code = compile(data, prefix + path, 'exec', dont_inherit=True)
    return {f'{path}c': bytes(bytecode._code_to_hash_pyc(code, importlib.util.source_hash(data), False))}


def apply_edit(data, edit, part):
    text = data.decode()
    if (times := text.count(edit['from'])) != edit['times']:
        raise Refused(
            f'{edit["file"]} of {part["file"]} has {edit["from"]!r} {times} times, and the recipe'
            f' changes it {edit["times"]} times.'
        )
    return text.replace(edit['from'], edit['to']).encode()


def find_metadata(part, files):
    """What `importlib.metadata` reads, without the description that follows the headers."""
    for pattern in ('*.dist-info/METADATA', '*.egg-info/PKG-INFO', 'PKG-INFO'):
        for name in sorted(files):
            if fnmatch.fnmatchcase(name, part['root'] + pattern):
                return files[name].replace(b'\r\n', b'\n').split(b'\n\n')[0] + b'\n'
    return b''


def header(metadata, name):
    for line in metadata.decode().splitlines():
        if line.startswith(f'{name}: '):
            return line[len(name) + 2 :].strip()
    return ''


def licence_text(part, files):
    names = [n for n in sorted(files) if any(fnmatch.fnmatchcase(n, p) for p in part['licences'])]
    return '\n'.join(files[name].decode() for name in names)


def hash_of(made):
    """A hash over the names and the bytes of members, in the order of the zip."""
    result = hashlib.sha256()
    for name in sorted(made):
        result.update(f'{name}\0{len(made[name])}\0'.encode() + made[name])
    return result.hexdigest()


def write_zip(members):
    """Stored, so that an import copies bytes instead of inflating them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_STORED) as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, members[name])
    return out.getvalue()
