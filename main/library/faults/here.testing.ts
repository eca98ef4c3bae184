import { extractPage, extractPlain, extractText } from '../capture/index.ts';
import type { HostileJob, HostileJobs, HostilePort, Ports } from '../ports.ts';
import { markMarkdown, renderMarkdown } from '../render/index.ts';

type Work = { [J in HostileJob]: (input: HostileJobs[J]['input']) => HostileJobs[J]['output'] };
const work: Work = { extractPage, extractPlain, extractText, render: renderMarkdown, mark: markMarkdown };

/** For tests whose input is harmless: what the disposable process does, in this one. */
export const hereHostile: HostilePort = async (job, input) => work[job](input);

/** Ports of a process without a network. */
export const herePorts: Ports = {
  fetch: () => Promise.reject(new Error('no network')),
  hostile: hereHostile,
  log: () => {},
};
