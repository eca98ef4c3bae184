import type { Finding, Library } from '../../library/index.ts';
import type { Exit, Io } from '../io.ts';
import { jsonLine, plain } from '../print.ts';
import { counted, deedWords, findingWords } from '../words.ts';

/** Looks the whole library over, and mends what can be mended when asked to. */
export async function check(
  library: Library,
  io: Io,
  { repair, json }: { repair: boolean; json: boolean },
): Promise<Exit> {
  const findings = await library.check({ repair, signal: io.signal });
  await io.out(findings.map((finding) => (json ? jsonLine(finding) : described(finding))).join(''));
  const left = findings.filter(({ repaired }) => !repaired).length;
  if (left === 0) {
    if (!json)
      await io.out(findings.length === 0 ? 'Everything is in order.\n' : 'All of it was repaired.\n');
    return 0;
  }
  const advice = repair
    ? 'They could not be repaired; nothing was deleted'
    : 'Add --repair to mend what can be mended';
  await io.err(`offprint: ${counted(left, 'finding')} in the library. ${advice}.\n`);
  return 1;
}

function described({ kind, path, repaired, did }: Finding): string {
  const mended = repaired ? ` (repaired${did === undefined ? '' : `: ${deedWords(did)}`})` : '';
  return `${findingWords(kind)}${mended}: ${plain(path)}\n`;
}
