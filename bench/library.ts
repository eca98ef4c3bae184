// npm run bench -- library [--sizes 100,10000,50000] [--part typing|saving|opening|import|bulk|rebuild]
import { parseArgs } from 'node:util';
import { answerAsChild } from './lib/child.ts';
import { bulk, bulkChild } from './library/bulk.ts';
import { importing, importingChild } from './library/importing.ts';
import { opening, openingChild } from './library/opening.ts';
import { rebuilding, rebuildingChild } from './library/rebuilding.ts';
import { saving } from './library/saving.ts';
import { typing, typingChild } from './library/typing.ts';

const parts: Record<string, (sizes: readonly number[]) => Promise<void>> = {
  typing,
  saving,
  opening,
  bulk,
  import: importing,
  rebuild: rebuilding,
};
const children = {
  typing: typingChild,
  opening: openingChild,
  bulk: bulkChild,
  import: importingChild,
  rebuild: rebuildingChild,
};

if (!(await answerAsChild(children))) {
  const { values } = parseArgs({
    options: { sizes: { type: 'string', default: '100,10000,50000' }, part: { type: 'string' } },
  });
  const sizes = values.sizes.split(',').map(Number);
  for (const [name, part] of Object.entries(parts)) {
    if (values.part === undefined || values.part === name) await part(sizes);
  }
}
