import path from 'node:path';

/** The bare yardsticks of the bench: the same Next.js, and nothing of the product. It is never part of it. */
export default { poweredByHeader: false, serverExternalPackages: ['pg'], turbopack: { root: path.resolve(import.meta.dirname, '../../..') } };
