"""`decretparse shard`."""

import sys
from pathlib import Path

import click

from decretparse.batch.supervisor import WorkerError, convert_shard
from decretparse.cli import exits, streams

_EXAMPLES = """\b
Example:
  decretparse convert --engine none legi.tar.gz -o out
  ls out/work/*.shard.gz | xargs -P 8 -n 4 decretparse shard
  decretparse convert --resume legi.tar.gz -o out
"""


@click.command(epilog=_EXAMPLES)
@click.argument(
    "shards", metavar="SHARD...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def shard(shards: tuple[Path, ...]) -> None:
    """Convert shards that `convert --engine none` has cut.

    The result of each SHARD goes to the folder that it was cut for. What was converted is not converted again, so
    that a list of shards can be given to several machines, and given again where one has failed.
    """
    for path in shards:
        try:
            convert_shard(path, path.resolve().parents[1])
        except (EOFError, OSError, ValueError, WorkerError) as error:
            streams.complain(str(path), str(error))
            sys.exit(exits.NOTHING_READ)
