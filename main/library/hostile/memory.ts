import { readFile } from 'node:fs/promises';

/** Resident memory of a process in bytes, null where the system does not tell or the process is gone. Linux only: other
 * systems have no file to read it from, and starting a program twenty times a second to ask is worse than not knowing. */
export async function residentBytes(pid: number): Promise<number | null> {
  try {
    // `statm` counts in pages, whose size Node does not tell.
    const status = await readFile(`/proc/${pid}/status`, 'latin1');
    const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
