// Who may import whom. Whatever is not listed is an error. The matrix test beside this file proves that the lint enforces it.
import boundaries from 'eslint-plugin-boundaries';

/** layer → [our layers it may import], [packages it may import] */
export const MAY_IMPORT = {
  // Pure: no package, no clock, no waiting.
  'domain:shared': [[], []],
  'domain:calendar': [['domain:shared'], []],
  'domain:dossier': [['domain:shared', 'domain:calendar'], []],
  'domain:procedure': [['domain:shared', 'domain:calendar', 'domain:dossier'], []],
  'domain:paper': [['domain:shared', 'domain:calendar', 'domain:dossier'], []],
  'domain:fee': [['domain:shared', 'domain:calendar'], []],
  'domain:report': [['domain:shared', 'domain:calendar', 'domain:dossier'], []],
  'domain:inspection': [['domain:shared', 'domain:calendar', 'domain:dossier', 'domain:procedure', 'domain:report', 'domain:fee', 'domain:paper', 'domain:service', 'domain:access'], []],
  'domain:service': [['domain:shared', 'domain:calendar', 'domain:dossier'], []],
  'domain:people': [['domain:shared', 'domain:calendar', 'domain:access'], []],
  'domain:access': [['domain:shared'], []],
  text: [['domain'], []],
  schemas: [['domain', 'text'], ['zod']],
  // Server: environment, database, the outside world, use cases.
  platform: [['domain:shared', 'domain:calendar'], ['server-only', 'zod']],
  generated: [[], ['@prisma/**']],
  db: [['generated', 'platform'], ['@prisma/**', 'pg', 'server-only']],
  data: [['domain', 'db', 'generated', 'platform', 'text', 'schemas'], ['server-only', 'react']],
  adapters: [['domain', 'text', 'platform'], ['*', '*/**', '@*/**']],
  usecases: [['domain', 'schemas', 'text', 'data', 'db', 'platform', 'adapters'], ['server-only']],
  jobs: [['domain', 'usecases', 'data', 'db', 'platform', 'adapters'], ['server-only', 'pg-boss']],
  web: [['domain', 'text', 'schemas', 'data', 'db', 'usecases', 'platform', 'adapters'], ['server-only', 'next', 'next/**', 'next-auth', 'next-auth/**', '@auth/core', '@auth/core/**', 'zod', 'react']],
  cli: [['domain', 'text', 'schemas', 'data', 'db', 'usecases', 'platform', 'adapters', 'setup', 'seed'], ['zod']],
  setup: [['db', 'platform', 'seed', 'usecases', 'data'], ['*', '*/**', '@*/**']],
  // Browser: what an inspector's phone keeps.
  device: [['domain', 'text', 'schemas'], []],
  // Screen.
  ui: [['text', 'domain:shared'], ['react', 'react-dom', 'next', 'next/**']],
  components: [['domain', 'text', 'schemas', 'ui', 'device'], ['react', 'react-dom', 'next', 'next/**', 'jsqr']],
  app: [['domain', 'text', 'schemas', 'data', 'usecases', 'web', 'ui', 'components', 'device', 'platform', 'adapters'], ['react', 'react-dom', 'next', 'next/**', 'server-only', 'zod', '@fontsource/**']],
  // Around.
  seed: [['domain', 'text', 'schemas', 'db', 'data', 'generated', 'usecases', 'platform', 'adapters', 'builders'], ['@prisma/**', 'pg', 'server-only']],
  builders: [['domain', 'schemas', 'text'], []],
  tests: [['domain', 'text', 'schemas', 'data', 'usecases', 'db', 'generated', 'platform', 'adapters', 'jobs', 'web', 'ui', 'components', 'device', 'app', 'seed', 'setup', 'cli', 'builders'], ['*', '*/**', '@*/**']],
};

const selector = (name) => {
  const [type, area] = name.split(':');
  return { element: area ? { type, captured: { area } } : { type } };
};

const policies = Object.entries(MAY_IMPORT).flatMap(([name, [layers, packages]]) => {
  const from = selector(name);
  return [
    { from, allow: { to: selector(name) } },
    ...layers.map((layer) => ({ from, allow: { to: selector(layer) } })),
    ...packages.map((source) => ({ from, allow: { to: { module: { origin: 'external', source } } } })),
  ];
});

const SERVER_MAY_USE_NODE = ['platform', 'db', 'data', 'adapters', 'usecases', 'jobs', 'web', 'app', 'cli', 'setup', 'seed', 'tests'].map((type) => ({ from: { element: { type } }, allow: { to: { module: { origin: 'core' } } } }));

const TESTS_BESIDE_RULES = [
  { from: { file: { categories: 'test' } }, allow: { to: { module: { origin: 'external', source: ['vitest', 'fast-check', 'unpdf', 'jsqr', 'pngjs', 'fflate', 'react-dom', 'react-dom/**', 'exceljs'] } } } },
  { from: { file: { categories: 'test' } }, allow: { to: { module: { origin: 'core' } } } },
  { from: { file: { categories: 'test' } }, allow: { to: { element: { type: 'builders' } } } },
  { from: { file: { categories: 'test' } }, allow: { to: { element: { type: 'domain' } } } },
];

/** Reference data in JSON is read where it is loaded. */
const folders = ['schemas', 'text', 'usecases', 'data', 'db', 'platform', 'adapters', 'jobs', 'web', 'cli', 'setup', 'device'];

export const importWalls = {
  files: ['{app,components,lib,prisma,tests}/**/*.{ts,tsx}'],
  ignores: ['prisma/generated/**'],
  plugins: { boundaries },
  settings: {
    'import/resolver': { typescript: { alwaysTryTypes: true } },
    'boundaries/elements': [
      { type: 'domain', pattern: 'lib/domain/*', capture: ['area'], partialMatch: false },
      ...folders.map((type) => ({ type, pattern: `lib/${type}`, partialMatch: false })),
      { type: 'generated', pattern: 'prisma/generated', partialMatch: false },
      { type: 'seed', pattern: 'prisma/seed', partialMatch: false },
      { type: 'ui', pattern: 'components/ui', partialMatch: false },
      { type: 'components', pattern: 'components/*', partialMatch: false },
      { type: 'app', pattern: 'app', partialMatch: false },
      { type: 'builders', pattern: 'tests/builders', partialMatch: false },
      { type: 'tests', pattern: 'tests', partialMatch: false },
    ],
    'boundaries/files': [{ category: 'test', pattern: '**/*.test.{ts,tsx}' }],
  },
  rules: {
    'boundaries/no-unknown-files': 'error',
    'boundaries/dependencies': ['error', { default: 'disallow', checkAllOrigins: true, checkUnknownLocals: true, policies: [...policies, ...SERVER_MAY_USE_NODE, ...TESTS_BESIDE_RULES] }],
  },
};

const takesNow = 'Told, not asked: take `today` or `now` as an argument. Only lib/platform/clock.ts reads the clock.';
const readsTheClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: takesNow },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: takesNow },
];

export const oneClock = {
  files: ['{app,components,lib}/**/*.{ts,tsx}'],
  // The clock of a phone is another clock: it is measured against the server's at each contact.
  ignores: ['lib/platform/clock.ts', 'lib/device/device-clock.ts', 'lib/setup/**', '**/*.test.ts', '**/*.test.tsx'],
  rules: { 'no-restricted-syntax': ['error', ...readsTheClock] },
};

export const pureDomain = {
  files: ['lib/domain/**/*.ts'],
  ignores: ['**/*.test.ts'],
  rules: {
    'no-restricted-syntax': ['error', ...readsTheClock, { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Domain code is deterministic.' }, { selector: ':function[async=true], AwaitExpression', message: 'Domain code does not wait for anything.' }],
    'no-restricted-globals': ['error', 'process', 'fetch', 'window', 'document', 'localStorage'],
  },
};

export const oneEnvironment = {
  files: ['{app,components,lib}/**/*.{ts,tsx}'],
  ignores: ['lib/platform/env.ts', 'lib/setup/**', 'lib/cli/**', '**/*.test.ts'],
  rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only lib/platform/env.ts reads the environment.' }] },
};

export const fileSize = {
  files: ['{app,components,lib,prisma,tests}/**/*.{ts,tsx}'],
  ignores: ['prisma/generated/**'],
  rules: { 'max-lines': ['error', { max: 330, skipBlankLines: true, skipComments: true }], 'no-unreachable': 'error', 'no-constant-condition': ['error', { checkLoops: false }], 'no-debugger': 'error', eqeqeq: ['error', 'always', { null: 'ignore' }] },
};
