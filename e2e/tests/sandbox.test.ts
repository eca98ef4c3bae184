import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/app.ts';
import { mission } from '../support/mission.ts';

test('As an ordinary user the window runs inside the system’s sandbox @sandbox', async ({ offprint }) => {
  const { window } = offprint;
  const add = await window.add();
  await add.saveText(await mission.text());
  await expect(add.job(mission.title)).toContainText('Saved');
  await add.close();
  await window.open(mission.title);
  await expect(window.reader.paragraphs).toHaveCount(mission.paragraphs);
  const seccomp = await offprint.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const status = await readFile(`/proc/${seccomp}/status`, 'utf8');
  // 2 is a filter of system calls; as root Chromium runs without one, and this test is run as somebody else.
  expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1]).toBe(process.getuid?.() === 0 ? '0' : '2');
});
