import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeName } from './propose-name.ts';

test.each([
  ['lankov is:unread', 'Lankov, unread'],
  ['tag:"local press" ferry -bus', 'Local press, ferry −bus'],
  ['words:>4600', 'Words >4600'],
  ['saved:30d -has:note', 'Saved 30d, −has note'],
  ['(ferry OR boat) site:gazette.example', 'Ferry boat, gazette.example'],
  ['ferr*', 'Ferr'],
  ['çay', 'Çay'],
  ['-', '-'],
])('%s', (query, name) => {
  expect(proposeName(query)).toBe(name);
});

test('whatever is searched for gets a name that is no longer than a name may be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (query) => {
      const name = proposeName(query);
      expect(name.length).toBeLessThanOrEqual(100);
      if (query.trim() !== '') expect(name).not.toBe('');
    }),
  );
});
