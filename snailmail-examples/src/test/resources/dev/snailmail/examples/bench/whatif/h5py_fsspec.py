import sys

import fsspec
import h5py

with fsspec.open(sys.argv[1], block_size=65536).open() as remote:
    with h5py.File(remote, "r") as file:
        for group in ("g1", "g4"):
            file[group]["d2"][50:150, 50:150].sum()
