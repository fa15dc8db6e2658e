/**
 * The merge of what several people said of one matter without knowing of each other. Every entry carries the version that its
 * writer had seen; an entry that saw another one replaces it, two that did not see each other stand beside each other, and when
 * they say different things a person decides. Nothing here depends on who reached the network first.
 */

/** One thing said of a matter. `version` is its place among what the server took of this matter, from 1. */
export type Said = {
  readonly entryId: string;
  readonly byId: string;
  /** Milliseconds, by the device's clock set right. */
  readonly saidAt: number;
  /** What it says: the same text is no disagreement (meaningOf). */
  readonly meaning: string;
  /** The version that the writer had seen; 0: none. */
  readonly baseVersion: number;
  readonly version: number;
  /** Settles a conflict: it has seen all there was. */
  readonly isDecision: boolean;
};

export type Arriving = Omit<Said, 'version'>;

/** `heads`: what nobody who said something after it had seen, one a person. `held` of them counts until someone decides. */
export type Matter = { readonly version: number; readonly heads: readonly Said[] };

export const NOTHING_SAID: Matter = { version: 0, heads: [] };

const later = (a: Said, b: Said): number => a.saidAt - b.saidAt || (a.entryId < b.entryId ? -1 : a.entryId > b.entryId ? 1 : 0);

/** What counts now: of what stands beside each other, the one said last. Null before anything was said. */
export const heldOf = ({ heads }: Matter): Said | null => [...heads].sort(later).at(-1) ?? null;

/** The heads that say something else than what counts: each is one conflict. */
export function disputesOf(matter: Matter): { readonly held: Said; readonly sent: Said }[] {
  const held = heldOf(matter);
  return held === null ? [] : [...matter.heads].sort(later).filter(({ meaning }) => meaning !== held.meaning).map((sent) => ({ held, sent }));
}

export const isDisputed = (matter: Matter): boolean => disputesOf(matter).length > 0;

/**
 * The matter after an entry. `isLate`: the same person has said something later already (from another device), so that this one
 * is kept on record and changes nothing.
 */
export function merge(matter: Matter, entry: Arriving): { readonly matter: Matter; readonly isLate: boolean } {
  const version = matter.version + 1;
  const own = matter.heads.find(({ byId }) => byId === entry.byId);
  if (!entry.isDecision && own && own.saidAt > entry.saidAt) return { matter: { version, heads: matter.heads }, isLate: true };
  // Seeing a conflict is not deciding it: until it is decided, an entry replaces only what its own writer said.
  const open = isDisputed(matter);
  const heads = entry.isDecision ? [] : matter.heads.filter((head) => head.byId !== entry.byId && (open || head.version > entry.baseVersion));
  return { matter: { version, heads: [...heads, { ...entry, version }] }, isLate: false };
}

/** The matter as entries left it, in the order in which they were taken. */
export const replay = (taken: readonly Said[]): Matter => [...taken].sort((a, b) => a.version - b.version).reduce((matter, said) => ({ ...merge({ ...matter, version: said.version - 1 }, said).matter, version: said.version }), NOTHING_SAID);
