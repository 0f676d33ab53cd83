import sys

import h5py
import numpy

with h5py.File(sys.argv[1], "w") as file:
    for group in range(6):
        for dataset in range(4):
            values = numpy.random.RandomState(dataset).random_sample((300, 300))
            file.create_dataset(f"g{group}/d{dataset}", data=values, chunks=(100, 100))
