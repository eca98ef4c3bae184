import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a process may be attached to, so that its calls to the system can be made to fail. */
export function canTrace() {
  return spawnSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0;
}

/** Whether a small disk in memory can be had, to be filled. */
export function canMount() {
  if (process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'offprint-mount-'));
  try {
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder], {
      stdio: 'ignore',
    });
    if (mounted.status !== 0) return false;
    spawnSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } finally {
    rmdirSync(folder);
  }
}
