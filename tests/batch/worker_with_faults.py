"""A worker that does in earnest what some texts ask for: it hangs, dies, fails or takes its time.

With CHEAP in its environment it reads no grammar, so that tests of the engine need not wait for one.
"""

import hashlib
import os
import signal
import time

from decretparse.batch import conversion, worker
from decretparse.model import Document, Source, Structure
from decretparse.sources.source_text import SourceText

read_document = conversion.read_document


def cheap(text: SourceText) -> Document:
    time.sleep(0.01)
    name = hashlib.sha256(text.text.encode()).hexdigest()
    unit = Structure(id=name, kind="bureau", name=name, rule="composition", confidence="stated")
    return Document(text=text.text, source=Source(identifier=text.source.identifier, sha256=name), units=(unit,))


def faulty(text: SourceText) -> Document:
    if "HANGS" in text.text:
        time.sleep(600)
    if "DIES" in text.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "EXITS" in text.text:
        os._exit(3)
    if "FAILS" in text.text:
        raise RecursionError("deliberate")
    return cheap(text) if "CHEAP" in os.environ else read_document(text)


conversion.read_document = faulty
if "CHEAP" in os.environ:
    worker.parse = lambda text: None
worker.main()
