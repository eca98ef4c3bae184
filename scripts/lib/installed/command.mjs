import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Enough articles for a list that no pipe holds at once. */
const MANY = 1200;

/**
 * The command, as an ordinary person without a display types it.
 * @param {import('./run.mjs').Context} context
 */
export async function checksOfCommand({ check, packed, person }) {
  const offprint = async (/** @type {string[]} */ args, input = '') => {
    const ran = await person.run('/usr/bin/env', ['-u', 'DISPLAY', 'offprint', ...args], { input });
    assert.equal(ran.err, '', `offprint ${args.join(' ')} said: ${ran.err}`);
    assert.equal(ran.code, 0);
    return ran.out;
  };

  await check('offprint tells its version, to root as well', async () => {
    assert.equal(await offprint(['--version']), `${packed.version}\n`);
    const root = await person.run('offprint', ['--version'], { as: 'root' });
    assert.deepEqual(root, { code: 0, out: `${packed.version}\n`, err: '' });
  });

  await check('offprint saves what comes by standard input, lists it, finds it and exports it', async () => {
    const text = '# The hedge survey\n\nEvery parish has one hedge older than its church.\n';
    await offprint(['save', '-', '--tag', 'parish'], text);
    const listed = JSON.parse(await offprint(['list', '--json']));
    assert.equal(listed.title, 'The hedge survey');
    assert.deepEqual(listed.tags, ['parish']);
    assert.match(await offprint(['search', 'church']), /The hedge survey/);
    const out = join(person.home, 'exported');
    await offprint(['export', '--format', 'markdown', '--out', out]);
    const [file = ''] = await readdir(out);
    assert.match(await readFile(join(out, file), 'utf8'), /Every parish has one hedge/);
  });

  await check('What goes wrong is one sentence and an exit code', async () => {
    const unknown = await person.run('offprint', ['fetch']);
    assert.equal(unknown.code, 2);
    assert.equal(unknown.err, 'offprint: there is no command “fetch”. See offprint --help\n');
    const gone = await person.run('offprint', ['save', 'gone.md']);
    assert.equal(gone.code, 1);
    assert.equal(gone.err.trim().split('\n').length, 1);
  });

  await check('A long list comes whole through a pipe that is read slowly', async () => {
    const lines = Array.from({ length: MANY }, (_, number) =>
      JSON.stringify({
        ...{
          url: `https://news.example/${number}`,
          title: `Story ${number}`,
          byline: null,
          site: null,
          lang: 'en',
        },
        ...{
          tags: [],
          published: null,
          saved: '2024-05-01T12:00:00Z',
          text: `What happened on day ${number}. `.repeat(9),
        },
      }),
    );
    await offprint(['import', '-'], lines.join('\n'));
    const slow = spawn('sh', ['-c', 'offprint list --json | (sleep 1; cat)'], {
      uid: 65534,
      gid: 65534,
      cwd: person.home,
      env: { PATH: '/usr/bin:/bin', HOME: person.home, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    for await (const chunk of slow.stdout.setEncoding('utf8')) text += chunk;
    assert.ok(text.length > 200_000, `${text.length} letters came`);
    const titles = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).title);
    assert.equal(new Set(titles).size, MANY + 1);
  });

  await check('A command that is stopped says so and does not end with 0', async () => {
    const child = person.start('offprint', ['search', '--stdin']);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const ended = once(child, 'close');
    // Stopped before it is at work, it would end by the signal itself.
    child.stdin.write('church\n');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [code] = await ended;
    assert.equal(code, 1);
    assert.match(err, /^offprint: Stopped\./);
  });

  await check('The window does not open for root', async () => {
    const { code, err } = await person.run('offprint', [], { as: 'root' });
    assert.equal(code, 1);
    assert.match(err, /^offprint: The window does not open for root/);
  });
}
