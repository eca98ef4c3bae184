// Which folder may know which. Everything is allowed by name or else forbidden: a new folder under main/ has to be put
// into this table before it can import anything of ours.

const ELECTRON = '^(electron|node_modules/electron/)';
const FROM_NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer'];
const TEST = '[.]test[.]tsx?$';

/** Folder → what it may import of ours, beside itself. Tests (*.test.ts) have the same rights. */
const KNOWS = {
  shared: [],
  renderer: ['shared'],
  'main/settings': ['shared', 'main/library'],
  'main/library': ['shared'],
  'main/compiled': [],
  'main/worker': ['shared', 'main/library', 'main/cli', 'main/compiled'],
  'main/cli': ['shared', 'main/settings', 'main/library'],
  'main/ipc': ['shared', 'main/worker'],
  'main/preload': ['shared/ipc'],
  'main/app': [
    'shared',
    'main/settings',
    'main/library',
    'main/worker',
    'main/ipc',
    'main/cli',
    'main/compiled',
  ],
  e2e: ['shared'],
  bench: ['shared', 'main/library'],
  scripts: [],
};

/** Folder → the npm packages it may import. A folder that is not named here may import any. */
const PACKAGES = {
  shared: ['zod', 'marked'],
  renderer: [
    'react',
    'react-dom',
    'react-aria-components',
    '@tanstack/react-virtual',
    'zustand',
    'lucide-react',
    'dompurify',
    'zod',
  ],
};

const OURS = '^(main|renderer|shared|e2e|bench|scripts)/';

const directions = Object.entries(KNOWS).map(([folder, others]) => ({
  name: `${folder.replace('/', '-')}-knows`,
  comment: `${folder} may import ${['itself', ...others].join(', ')}, and no other folder of ours.`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: OURS, pathNot: `^(${[folder, ...others].join('|')})/` },
}));

const packages = Object.entries(PACKAGES).map(([folder, names]) => ({
  name: `${folder}-packages`,
  comment: `${folder} may import ${names.join(', ')} from npm, and nothing else.`,
  severity: 'error',
  from: { path: `^${folder}/`, pathNot: [TEST, '[.]testing[.]ts$', '^renderer/vite[.]config[.]ts$'] },
  to: { dependencyTypes: FROM_NPM, pathNot: `^node_modules/(@types|${names.join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...directions,
    ...packages,
    {
      name: 'known-folder',
      comment: 'A new folder needs a line in the table KNOWS.',
      severity: 'error',
      from: { path: OURS, pathNot: `^(${Object.keys(KNOWS).join('|')})/` },
      to: { path: OURS },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea, or a third one is missing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'electron-in-the-shell-only',
      comment: 'Electron is known to main/app and main/preload alone.',
      severity: 'error',
      from: { pathNot: '^(main/(app|preload)|scripts/lib/default-app)/' },
      to: { path: ELECTRON },
    },
    {
      name: 'no-node-in-shared-and-renderer',
      comment: 'Both run in the window, where there is no Node. Their tests run under Node.',
      severity: 'error',
      from: {
        path: '^(shared|renderer)/',
        pathNot: [TEST, '[.]testing[.]ts$', '^renderer/vite[.]config[.]ts$'],
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-only-forwards',
      comment: 'main/preload uses the contract and Electron, and nothing else.',
      severity: 'error',
      from: { path: '^main/preload/', pathNot: TEST },
      to: { pathNot: [OURS, ELECTRON] },
    },
    {
      name: 'one-door-to-the-library',
      comment:
        'Outsiders take main/library/index.ts. What main needs without loading all of it has a door of its own: the disposable process, the network, writing a file durably, and looking at a place for a library.',
      severity: 'error',
      // The bench of faults runs the rounds that the tests run.
      from: { path: '^(main|e2e|bench|scripts)/', pathNot: '^(main/library/|bench/faults[.]ts$)' },
      to: {
        path: '^main/library/',
        pathNot: '^main/library/(index[.]ts$|hostile/|network/index[.]ts$|store/(files|place)[.]ts$)',
      },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'A test, and what only tests use, stays out of the bundle.',
      severity: 'error',
      from: { path: '^(main|renderer|shared)/', pathNot: '[.](test|testing)[.]tsx?$' },
      to: { path: '[.](test|testing)[.]tsx?$|^node_modules/(vitest|fast-check|@playwright)/' },
    },
    {
      name: 'scripts-begin-without-packages',
      comment:
        'A fresh clone has no packages until the scripts have installed them: they import them when they need them.',
      severity: 'error',
      from: {
        path: '^scripts/',
        pathNot: `${TEST}|^scripts/vitest[.]config[.]mjs$|^scripts/lib/default-app/`,
      },
      to: { dependencyTypes: FROM_NPM, dynamic: false },
    },
    {
      name: 'imports-resolve',
      comment: 'What is imported is there and, from npm, stands in package.json.',
      severity: 'error',
      from: { path: OURS, pathNot: '^scripts/lib/default-app/' },
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|release)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
};
