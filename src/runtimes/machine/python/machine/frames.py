"""Whose frame is it: the learner's, the library's, or the machine's."""

import sys
import traceback

HOME = '/home/learner/'


def is_learners(code):
    return code.co_filename.startswith(HOME)


_MACHINE = is_learners.__code__.co_filename.rpartition('/')[0] + '/'
_KERNEL = tuple(f'{_MACHINE}{name}.py' for name in (
    'kernel', 'threads', 'sockets', 'sequential', 'processes', 'state', 'semaphores', 'descriptors'))


def is_machines(code):
    return code.co_filename.startswith(_MACHINE)


_IMPORTS = '<frozen importlib._bootstrap>'


def is_in_kernel(frame):
    """Whether something is under way on this stack that must come to its end first: a call of the kernel, or the
    import of a module of the library's, which others must not find half-done."""
    is_learners_turn = False
    while frame is not None:
        file = frame.f_code.co_filename
        if file in _KERNEL and frame.f_code.co_name != 'begin' or file == _IMPORTS and not is_learners_turn:
            return True
        is_learners_turn = is_learners_turn or file.startswith(HOME)
        frame = frame.f_back
    return False


def place_of(frame):
    """The innermost place of the learner's on this stack, as (file, line); ('', 0) when there is none."""
    while frame is not None:
        if is_learners(frame.f_code):
            return frame.f_code.co_filename, frame.f_lineno or 0
        frame = frame.f_back
    return '', 0


def install():
    """Frames of the machine do not show: on a desk there is C in their place."""
    library_walk = traceback._walk_tb_with_full_positions
    library_extract = traceback.StackSummary._extract_from_extended_frame_gen.__func__

    def walk(tb):
        for frame, place in library_walk(tb):
            if not frame.f_code.co_filename.startswith(_MACHINE):
                yield frame, place

    def extract(cls, frames, **options):
        shown = ((frame, place) for frame, place in frames
                 if not frame.f_code.co_filename.startswith(_MACHINE))
        return library_extract(cls, shown, **options)

    library_format = traceback.format_list

    def format_list(extracted_list):
        # Where a coroutine was created comes as plain tuples.
        return library_format([entry for entry in extracted_list if not entry[0].startswith(_MACHINE)])

    traceback._walk_tb_with_full_positions = walk
    traceback.format_list = format_list
    traceback.StackSummary._extract_from_extended_frame_gen = classmethod(extract)
