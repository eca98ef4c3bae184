/**
 * What electron-builder asks of fpm when it makes a .deb.
 * @typedef {object} DebRequest
 * @property {string} output absolute path of the package
 * @property {Record<string, string>} fields of the control file, by the names they have there
 * @property {string} description
 * @property {string[]} depends
 * @property {string[]} recommends
 * @property {string} compression as `dpkg-deb -Z` calls it
 * @property {{ postinst?: string, postrm?: string }} scripts paths of the maintainer scripts
 * @property {{ from: string, to: string }[]} files what goes where: a file, or with a slash at the end what a folder holds
 */

/** Options that are a field of the control file. */
const FIELDS = new Map([
  ['--name', 'Package'],
  ['--version', 'Version'],
  ['--architecture', 'Architecture'],
  ['--maintainer', 'Maintainer'],
  ['--url', 'Homepage'],
  ['--category', 'Section'],
  ['--deb-priority', 'Priority'],
]);

/** fpm's word → dpkg-deb's. */
const COMPRESSION = new Map([
  ['gz', 'gzip'],
  ['xz', 'xz'],
  ['zst', 'zstd'],
  ['none', 'none'],
]);

/**
 * Reads fpm's command line. What is not known is refused, so that no wish of a later electron-builder is passed over.
 * @param {readonly string[]} args
 * @returns {DebRequest}
 * @throws {Error} with a sentence
 */
export function readFpmArguments(args) {
  /** @type {DebRequest} */
  const request = {
    output: '',
    fields: {},
    description: '',
    depends: [],
    recommends: [],
    compression: 'gzip',
    scripts: {},
    files: [],
  };
  const words = [...args];
  const value = (/** @type {string} */ option) => {
    const next = words.shift();
    if (next === undefined) throw new Error(`${option} needs a value.`);
    return next;
  };
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const field = FIELDS.get(word);
    if (field !== undefined) request.fields[field] = value(word);
    else if (word.startsWith('-')) readOption(word, request, value);
    else request.files.push(readMapping(word));
  }
  for (const field of ['Package', 'Version', 'Architecture', 'Maintainer'])
    if (!request.fields[field]) throw new Error(`The package has no ${field}.`);
  if (request.output === '') throw new Error('--package is missing.');
  if (request.files.length === 0) throw new Error('The package would be empty.');
  return request;
}

/**
 * @param {string} option
 * @param {DebRequest} request
 * @param {(option: string) => string} value
 */
function readOption(option, request, value) {
  switch (option) {
    case '-s':
    case '-t': {
      const kind = value(option);
      if (kind !== (option === '-s' ? 'dir' : 'deb')) throw new Error(`${option} ${kind} is not known.`);
      return;
    }
    case '--force':
      return;
    // Neither has a place in the control file.
    case '--vendor':
    case '--license':
      value(option);
      return;
    case '-d':
      request.depends.push(value(option));
      return;
    case '--deb-recommends':
      request.recommends.push(value(option));
      return;
    case '--deb-compression': {
      const name = value(option);
      const known = COMPRESSION.get(name);
      if (known === undefined) throw new Error(`--deb-compression ${name} is not known.`);
      request.compression = known;
      return;
    }
    case '--description':
      request.description = value(option);
      return;
    case '--package':
      request.output = value(option);
      return;
    case '--after-install':
      request.scripts.postinst = value(option);
      return;
    case '--after-remove':
      request.scripts.postrm = value(option);
      return;
    default:
      throw new Error(`${option} is not known.`);
  }
}

/** @param {string} word */
function readMapping(word) {
  const at = word.lastIndexOf('=');
  const to = word.slice(at + 1);
  if (at <= 0 || !to.startsWith('/') || to.split('/').includes('..'))
    throw new Error(`${word} does not say what goes where.`);
  return { from: word.slice(0, at), to };
}
