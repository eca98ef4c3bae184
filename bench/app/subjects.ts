import { join } from 'node:path';
import { makeProgram, type Program } from './programs.ts';

/** What is measured against what: the app, and an Electron window with nothing in it. */
type Subjects = { app: Program; empty: Program };

/** All that measuring needs: `folder` is for profiles, `flags` are those of both programs. */
export type Setting = {
  subjects: Subjects;
  folder: string;
  env: NodeJS.ProcessEnv;
  flags: readonly string[];
};

/** Tells on standard output when the window shows what it is there for: that is in the page, and two frames have passed. The
 * same words run in both programs; neither knows of them. */
const watching = (shown: string) => `import { app } from 'electron';

let first = true;
app.on('web-contents-created', (_event, contents) => {
  if (!first) return;
  first = false;
  contents.once('dom-ready', async () => {
    const at = await contents.executeJavaScript(\`new Promise((resolve) => {
      const look = () => {
        if (document.querySelector(${JSON.stringify(shown)}) === null) return requestAnimationFrame(look);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
      };
      look();
    })\`);
    process.stdout.write('shown ' + at + '\\n');
  });
});
`;

/** As the app's own window is made, with nothing else. */
const emptyMain = `
app.commandLine.hasSwitch('no-sandbox') || app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
app.on('window-all-closed', () => app.quit());
`;

/** A click puts an article into a frame: what opening one costs at least. */
const emptyPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Empty</title>
<style>body { margin: 0; display: grid; grid-template-columns: 300px 1fr; height: 100vh } iframe { border: 0; width: 100%; height: 100% }</style>
</head>
<body><main><button>Open</button></main><iframe sandbox="allow-same-origin"></iframe></body>
</html>
`;

/** Rows of articles, or how to begin where there are none. */
const listShown = 'tr[aria-rowindex]:not([aria-busy]), main[data-pane=list] h1';

/** @param root the project's folder, built */
export async function makeSubjects(
  folder: string,
  { root, dist }: { root: string; dist: string },
): Promise<Subjects> {
  const manifest = (name: string) =>
    JSON.stringify({ name, version: '0.0.0', type: 'module', main: 'main.js' });
  const app = await makeProgram(folder, {
    name: 'bench-offprint',
    dist,
    files: {
      'package.json': manifest('offprint'),
      'main.js': `${watching(listShown)}\nawait import('./out/main/index.js');\n`,
    },
    links: { out: join(root, 'out') },
  });
  const empty = await makeProgram(folder, {
    name: 'bench-empty',
    dist,
    files: {
      'package.json': manifest('empty'),
      'main.js': `${watching('main')}${emptyMain}`.replace('{ app }', '{ app, BrowserWindow }'),
      'index.html': emptyPage,
    },
  });
  return { app, empty };
}
