import {asyncBufferFromUrl, parquetReadObjects} from 'hyparquet';

const file = await asyncBufferFromUrl({url: process.argv[2]});
await parquetReadObjects({file, columns: ['a', 'c'], rowStart: 15000, rowEnd: 45000});
