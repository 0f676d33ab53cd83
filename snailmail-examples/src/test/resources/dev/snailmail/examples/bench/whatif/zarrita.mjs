import * as zarr from 'zarrita';

const array = await zarr.open.v2(new zarr.FetchStore(process.argv[2]), {kind: 'array'});
await zarr.get(array, [zarr.slice(100, 500), zarr.slice(100, 500)]);
