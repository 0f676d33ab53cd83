import sys

import h5py

with h5py.File(sys.argv[1], "r", driver="ros3") as file:
    for group in ("g1", "g4"):
        file[group]["d2"][50:150, 50:150].sum()
