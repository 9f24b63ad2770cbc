"""Builds the tables of the grammars into the wheel, so that no process of an installation has to make them."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MAKE = """
import sys
from pathlib import Path
import decretparse.pipeline
from decretparse.kept import write_tables
write_tables(Path(sys.argv[1]))
"""


class TablesBuildHook(BuildHookInterface[Any]):
    """The tables hold for the kind of Python that builds them; another makes its own, and keeps them in a cache."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes them for a wheel; in a checkout the grammars change."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        # No hash of this process may tell in which order sets are written: the same sources give the same wheel.
        # What the build requires may be on the path of this process alone.
        paths = os.pathsep.join([str(Path(self.root, "src")), *sys.path])
        environment = os.environ | {"PYTHONPATH": paths, "PYTHONHASHSEED": "0"}
        subprocess.run([sys.executable, "-c", MAKE, self._folder.name], env=environment, check=True)
        build_data["force_include"][self._folder.name] = "decretparse/tables"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Lets go of the folder that they were written to."""
        if version != "editable":
            self._folder.cleanup()
