import {fromUrl} from 'geotiff';

const tiff = await fromUrl(process.argv[2]);
const image = await tiff.getImage();
await image.readRasters({window: [600, 600, 1100, 1100]});
