import 'server-only';

/** Screens may not look into lib/db; this is the one question they ask of an exception. */
export { isDatabaseDown } from '@/lib/db/errors';
