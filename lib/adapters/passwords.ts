import 'server-only';
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id at OWASP's least: 19 MiB, two passes, one lane. Algorithm 2 is Argon2id; the enum cannot be imported from compiled code. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password that nobody has, checked when there is no account, so that both answers take the same time. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$8U2Gf6STo4SZQLbB6xtYEw$b4jmTUS7El2cDqqUD9XvkzOsX11F2Ujslia+CJ5YMU0';

/** The hash to keep of a password. */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * Whether this is the password of the hash. Without a hash it takes as long and answers no. A hash that cannot be read is no.
 */
export async function isPasswordOf(hashed: string | null, password: string): Promise<boolean> {
  try {
    const matches = await verify(hashed ?? NOBODY, password);
    return matches && hashed !== null;
  } catch {
    return false;
  }
}

/** Letters and digits that are not taken for one another when read aloud or from paper. */
const CLEAR = 'abcdefghkmnpqrstuvwxyz23456789';

/** A password for one use, four groups of four: about 78 bits. */
export function oneTimePassword(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => CLEAR.charAt(randomInt(CLEAR.length))).join('')).join('-');
}
