"""A new thread starts with an empty context: context variables have their defaults."""

import contextvars
import threading

language = contextvars.ContextVar('language', default='en')
language.set('de')
found = {}


def note(key):
    found[key] = language.get()
    language.set('fr')


def run(target, *args):
    thread = threading.Thread(target=target, args=args)
    thread.start()
    thread.join()


run(note, 'plain')
context = contextvars.copy_context()
run(context.run, note, 'with a copy')
print(found, language.get(), context[language])
print(list(contextvars.Context()))
