import { exportFormat, fileNames } from '../../shared/model/export.ts';
import { articleState } from '../../shared/model/record.ts';
import type { HostilePort, Library } from '../library/index.ts';
import type { OptionSpec, Options } from './arguments.ts';
import { note, state, tag } from './commands/change.ts';
import { check } from './commands/check.ts';
import { exportTo } from './commands/export.ts';
import { extract, extractBatch } from './commands/extract.ts';
import { importFile } from './commands/import.ts';
import { list } from './commands/list.ts';
import { notes } from './commands/notes.ts';
import { save } from './commands/save.ts';
import { search, searchLines } from './commands/search.ts';
import { savedQuery, searches } from './commands/searches.ts';
import { show, showFormats } from './commands/show.ts';
import { type Exit, type Io, UsageError } from './io.ts';
import { idOf, needed, noWords, oneOf, oneWord, tagsOf } from './values.ts';

/** A command whose arguments are read, ready to run. */
export type Task =
  /** `make`: a library is made where there is none; `read`: it also runs on one that cannot be written. */
  | { needs: 'library'; access: 'read' | 'write' | 'make'; run: (library: Library, io: Io) => Promise<Exit> }
  /** Runs without a library, on so many disposable processes. */
  | {
      needs: 'hostile';
      processes: number;
      run: (io: Io, hostiles: [HostilePort, ...HostilePort[]]) => Promise<Exit>;
    };

export type Command = {
  summary: string;
  /** What follows the name. */
  usage: readonly string[];
  options: Record<string, OptionSpec>;
  /** Words such as `-b` are arguments after the first word. */
  signed?: true;
  /** Its help tells what narrows a search. */
  takesQuery?: true;
  /** Throws `UsageError`. */
  read: (words: string[], options: Options) => Task;
};

const HITS = 20;

export const commands: Record<string, Command> = {
  save: {
    summary: 'save an address, a file (.html .md .txt) or standard input',
    usage: ['<address|file|-> [--url U] [--tag T]…'],
    options: {
      url: { value: 'U', help: 'the address that a file or a text comes from' },
      tag: { value: 'T', multiple: true, help: 'a tag for it, as often as you like' },
    },
    read(words, options) {
      const what = oneWord(words, 'one address, file or - for standard input');
      const args = {
        what,
        url: options.text('url'),
        tags: tagsOf(options.texts('tag')),
        json: options.flag('json'),
      };
      return using('make', (library, io) => save(library, io, args));
    },
  },
  list: {
    summary: 'list articles, newest first, without the trash',
    takesQuery: true,
    usage: ['[--query Q] [--limit N]'],
    options: {
      query: { value: 'Q', help: 'only those that a search finds' },
      limit: { value: 'N', help: 'at most so many' },
    },
    read(words, options) {
      noWords(words);
      const args = {
        query: options.text('query'),
        limit: options.count('limit'),
        json: options.flag('json'),
      };
      return using('read', (library, io) => list(library, io, args));
    },
  },
  show: {
    summary: 'print an article',
    usage: ['ID [--format markdown|html|text|json]'],
    options: { format: { value: 'F', help: 'markdown (with front matter), html, text or json' } },
    read(words, options) {
      const id = oneWord(words, 'the id of one article');
      const usual = options.flag('json') ? 'json' : 'markdown';
      const format = oneOf(options.text('format') ?? usual, showFormats, '--format');
      return using('read', (library, io) => show(library, io, { id: idOf(id), format }));
    },
  },
  search: {
    summary: 'search titles, text, notes, tags, authors and sites',
    takesQuery: true,
    usage: ['QUERY [--limit N]', '--saved NAME [--limit N]', '--stdin [--limit N]'],
    options: {
      limit: { value: 'N', help: `at most so many hits (${HITS})` },
      saved: { value: 'NAME', help: 'what a saved search finds now' },
      stdin: { value: null, help: 'a query a line on standard input, an answer a line in JSON' },
    },
    read(words, options) {
      const limit = options.count('limit') ?? HITS;
      if (options.flag('stdin')) {
        noWords(words);
        return using('read', (library, io) => searchLines(library, io, { limit }));
      }
      const json = options.flag('json');
      const saved = options.text('saved');
      if (saved !== null) {
        noWords(words);
        return using('read', async (library, io) =>
          search(library, io, { query: await savedQuery(library, saved), limit, json }),
        );
      }
      const query = words.join(' ').trim();
      if (query === '') throw new UsageError('search needs something to look for');
      return using('read', (library, io) => search(library, io, { query, limit, json }));
    },
  },
  searches: {
    summary: 'list the saved searches and how many articles each finds',
    usage: [''],
    options: {},
    read(words, options) {
      noWords(words);
      return using('read', (library, io) => searches(library, io, { json: options.flag('json') }));
    },
  },
  tag: {
    summary: 'add (+) and remove (-) tags of an article',
    usage: ['ID +tag -tag …'],
    options: {},
    signed: true,
    read(words, options) {
      const [id, ...signs] = words;
      if (id === undefined || signs.length === 0) throw new UsageError('tag needs an id, then +tag or -tag');
      const wrong = signs.find((sign) => !/^[+-]\s*\S/.test(sign));
      if (wrong !== undefined) throw new UsageError(`“${wrong}” is neither +tag nor -tag`);
      const signed = (sign: string) =>
        signs.filter((word) => word.startsWith(sign)).map((word) => word.slice(1));
      const args = {
        id: idOf(id),
        add: tagsOf(signed('+')),
        remove: tagsOf(signed('-')),
        json: options.flag('json'),
      };
      return using('write', (library, io) => tag(library, io, args));
    },
  },
  state: {
    summary: 'mark an article as unread, reading or archived',
    usage: ['ID unread|reading|archived'],
    options: {},
    read(words, options) {
      const [id, to, ...more] = words;
      if (id === undefined || to === undefined)
        throw new UsageError('state needs an id and unread, reading or archived');
      noWords(more);
      const args = {
        id: idOf(id),
        state: oneOf(to, articleState.options, 'the state'),
        json: options.flag('json'),
      };
      return using('write', (library, io) => state(library, io, args));
    },
  },
  note: {
    summary: 'mark a passage of an article',
    usage: ['ID --quote TEXT [--comment TEXT]'],
    options: {
      quote: { value: 'TEXT', help: 'the passage, as it stands in the text' },
      comment: { value: 'TEXT', help: 'what you want to say about it' },
    },
    read(words, options) {
      const id = oneWord(words, 'the id of one article');
      const quote = options.text('quote');
      if (quote === null || quote.trim() === '') throw new UsageError('note needs --quote TEXT');
      const args = { id: idOf(id), quote, comment: options.text('comment'), json: options.flag('json') };
      return using('write', (library, io) => note(library, io, args));
    },
  },
  notes: {
    summary: 'print all highlights and notes',
    usage: [''],
    options: {},
    read(words, options) {
      noWords(words);
      return using('read', (library, io) => notes(library, io, { json: options.flag('json') }));
    },
  },
  export: {
    summary: 'write articles, or what you wrote about them, into a folder or a file',
    takesQuery: true,
    usage: ['[ID…|--query Q] --format F --out PATH [--overwrite|--keep-both]'],
    options: {
      query: { value: 'Q', help: 'those that a search finds; without it and without ids, all but the trash' },
      format: { value: 'F', help: exportFormat.options.join(', ') },
      out: {
        value: 'PATH',
        help: 'a folder; or a file that ends as the format does, for one article and for tables and notes',
      },
      overwrite: { value: null, help: 'write over what is there' },
      'keep-both': { value: null, help: 'keep what is there and give numbers to what is new' },
      'no-images': { value: null, help: 'leave the images out' },
      'no-notes': { value: null, help: 'leave highlights and notes out' },
      'tag-folders': { value: null, help: 'put each article into a folder of its first tag' },
      names: { value: 'N', help: 'date-title (the usual) or title' },
    },
    read(words, options) {
      const query = options.text('query');
      if (query !== null && words.length > 0) throw new UsageError('export takes ids or --query, not both');
      const [overwrite, keepBoth] = [options.flag('overwrite'), options.flag('keep-both')];
      if (overwrite && keepBoth) throw new UsageError('export takes --overwrite or --keep-both, not both');
      const args = {
        ids: words.map(idOf),
        query,
        format: oneOf(needed(options.text('format'), '--format F'), exportFormat.options, '--format'),
        out: needed(options.text('out'), '--out PATH'),
        images: !options.flag('no-images'),
        notes: !options.flag('no-notes'),
        tagFolders: options.flag('tag-folders'),
        names: oneOf(options.text('names') ?? 'date-title', fileNames.options, '--names'),
        existing: overwrite ? 'replace' : keepBoth ? 'keep-both' : 'ask',
        json: options.flag('json'),
      } as const;
      return using('read', (library, io) => exportTo(library, io, args));
    },
  },
  import: {
    summary: 'import articles from NDJSON, an article a line',
    usage: ['FILE'],
    options: {},
    read(words, options) {
      const file = oneWord(words, 'one file, or - for standard input');
      return using('make', (library, io) => importFile(library, io, { file, json: options.flag('json') }));
    },
  },
  extract: {
    summary: 'print the article of a saved page as JSON, without a library',
    usage: ['FILE --url U', '--batch LIST.json --out FILE [--overwrite]'],
    options: {
      url: { value: 'U', help: 'the address of the page' },
      batch: { value: 'LIST', help: 'a JSON list of {id, file, url}; files are .html or .html.gz' },
      out: { value: 'FILE', help: 'where the results of a batch go' },
      overwrite: { value: null, help: 'write over FILE' },
    },
    read(words, options) {
      const batch = options.text('batch');
      if (batch === null) {
        const file = oneWord(words, 'one file, or --batch LIST.json --out FILE');
        const args = { file, url: options.text('url') };
        return { needs: 'hostile', processes: 1, run: (io, [hostile]) => extract(io, hostile, args) };
      }
      noWords(words);
      const args = {
        list: batch,
        out: needed(options.text('out'), '--out FILE'),
        overwrite: options.flag('overwrite'),
      };
      return { needs: 'hostile', processes: 2, run: (io, hostiles) => extractBatch(io, hostiles, args) };
    },
  },
  check: {
    summary: 'look the library over for damage',
    usage: ['[--repair]'],
    options: { repair: { value: null, help: 'mend what can be mended' } },
    read(words, options) {
      noWords(words);
      const args = { repair: options.flag('repair'), json: options.flag('json') };
      return using(args.repair ? 'write' : 'read', (library, io) => check(library, io, args));
    },
  },
};

function using(access: 'read' | 'write' | 'make', run: (library: Library, io: Io) => Promise<Exit>): Task {
  return { needs: 'library', access, run };
}
