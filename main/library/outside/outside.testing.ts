import { LibraryError } from '../../../shared/errors.ts';
import type { HostileJob, HostileJobs, HostilePort, Ports } from '../ports.ts';
import { renderMarkdown } from '../render/render.ts';
import { offline } from '../store/store.testing.ts';

const jobs: { [J in HostileJob]: (input: HostileJobs[J]['input']) => HostileJobs[J]['output'] } = {
  extractPage: refuse,
  extractPlain: refuse,
  extractText: refuse,
  mark: refuse,
  render: renderMarkdown,
};

const hostile: HostilePort = async (job, input) => jobs[job](input);

/** For tests: ports without a network, that render in this process. */
export const rendering: Ports = { ...offline, hostile };

function refuse(): never {
  throw new LibraryError({ code: 'over-limit', details: { limit: 'crash' } });
}
