import {parquetWriteBuffer} from 'hyparquet-writer';
import {writeFileSync} from 'fs';

const column = (name, step) => ({name, data: Array.from({length: 60000}, (_, i) => Math.sin(i * step)), type: 'DOUBLE'});
const columnData = [column('a', 1), column('b', 2), column('c', 3)];
writeFileSync(process.argv[2], Buffer.from(parquetWriteBuffer({columnData, rowGroupSize: 10000})));
