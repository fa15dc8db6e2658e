import tsParser from '@typescript-eslint/parser';
import { fileSize, importWalls, oneClock, oneEnvironment, pureDomain } from './tests/architecture/walls.mjs';

export default [
  { ignores: ['node_modules/**', '.next/**', 'prisma/generated/**', 'data/**', 'test-results/**', '**/.next/**', 'next-env.d.ts'] },
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tsParser }, linterOptions: { reportUnusedDisableDirectives: 'error' } },
  importWalls,
  oneClock,
  pureDomain,
  oneEnvironment,
  fileSize,
];
