import 'server-only';
import { createHash } from 'node:crypto';
import type { Hash } from '@/lib/domain/inspection/hash';

/** SHA-256 of a text in hexadecimal, as the rules are given it. */
export const sha256: Hash = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
