import 'server-only';
import { signatureReport, type SignatureCheck, type SignatureReport } from '@/lib/domain/dossier/signature';
import { checkCms } from './cms';
import { signedRanges, type SignedRange } from './signed-ranges';

/** A document's own time stamp says when, not who. */
const TIME_STAMP = 'ETSI.RFC3161';
const MOST_SIGNATURES = 50;

const contentOf = (bytes: Uint8Array, { from, gapFrom, gapTo, to }: SignedRange): Uint8Array => Buffer.concat([bytes.subarray(from, gapFrom), bytes.subarray(gapTo, to)]);

/** Nothing but the signature's own bytes may stand outside what is signed, and what follows must be signed by a later one. */
const coversAll = (bytes: Uint8Array, range: SignedRange, isLast: boolean): boolean =>
  range.from === 0 && range.contents !== null && range.gapFrom < range.gapTo && range.to <= bytes.length && (!isLast || range.to === bytes.length);

async function checkOne(bytes: Uint8Array, range: SignedRange, isLast: boolean): Promise<SignatureCheck> {
  const isWhole = coversAll(bytes, range, isLast);
  const found = range.contents === null || range.to > bytes.length || range.gapFrom > range.gapTo
    ? { signer: null, issuer: null, signedAt: null, validFrom: null, validTo: null, isSelfSigned: false, faults: ['unreadable'] as const }
    : await checkCms(range.contents, contentOf(bytes, range));
  return { ...found, isEarlierRevision: !isLast, faults: isWhole ? found.faults : ['not-whole-file', ...found.faults] };
}

/**
 * The electronic signatures of a PDF: whether they cover the whole file, whether the content is what was signed, who signed,
 * when, and whether the certificate was good then. Whether its issuer is to be trusted is not known here: no list of
 * trusted issuers is kept, and no list of revoked certificates is asked.
 */
export async function checkPdfSignatures(bytes: Uint8Array): Promise<SignatureReport> {
  const ranges = signedRanges(bytes);
  if (ranges.length > MOST_SIGNATURES) return { state: 'unchecked', signatures: [] };
  const checks: SignatureCheck[] = [];
  for (const [at, range] of ranges.entries()) {
    if (range.subFilter !== TIME_STAMP) checks.push(await checkOne(bytes, range, at === ranges.length - 1));
  }
  return signatureReport(checks);
}
