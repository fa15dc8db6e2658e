import 'server-only';
import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { ContentInfo, SignedData, type Certificate, type SignerInfo } from 'pkijs';
import type { SignatureCheck, SignatureFault } from '@/lib/domain/dossier/signature';

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const HASHES: Readonly<Record<string, string>> = { '1.3.14.3.2.26': 'sha1', '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512' };
const LONGEST = 200;

type Read = Omit<SignatureCheck, 'isEarlierRevision' | 'faults'>;
const NOTHING: Read = { signer: null, issuer: null, signedAt: null, validFrom: null, validTo: null, isSelfSigned: false };

/** Own memory: WebCrypto takes no view of a pooled buffer. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const time = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

function nameOf(name: Certificate['subject']): string | null {
  const part = name.typesAndValues.find(({ type }) => type === COMMON_NAME) ?? name.typesAndValues.find(({ type }) => type === ORGANISATION);
  const text: unknown = part?.value.valueBlock.value;
  return typeof text === 'string' && text.trim() !== '' ? text.replace(/\p{Cc}/gu, ' ').trim().slice(0, LONGEST) : null;
}

const attribute = (signer: SignerInfo, type: string): unknown => signer.signedAttrs?.attributes.find((one) => one.type === type)?.values[0];

function signedAtOf(signer: SignerInfo): Date | null {
  const value = attribute(signer, SIGNING_TIME);
  return value instanceof asn1js.UTCTime || value instanceof asn1js.GeneralizedTime ? value.toDate() : null;
}

/** Whether the content is what was signed; null where the digest is of a kind nobody knows here. */
function digestHolds(signer: SignerInfo, content: Uint8Array): boolean | null {
  const hash = HASHES[signer.digestAlgorithm.algorithmId];
  const stored = attribute(signer, MESSAGE_DIGEST);
  if (hash === undefined || !(stored instanceof asn1js.OctetString)) return null;
  return createHash(hash).update(content).digest().equals(Buffer.from(stored.valueBlock.valueHexView));
}

function certificateOf(signed: SignedData, signer: SignerInfo): Certificate | null {
  const all = (signed.certificates ?? []).filter((one): one is Certificate => 'subject' in one && 'serialNumber' in one);
  const sid: unknown = signer.sid;
  if (typeof sid === 'object' && sid !== null && 'serialNumber' in sid && sid.serialNumber instanceof asn1js.Integer) {
    const { serialNumber } = sid;
    return all.find((one) => one.serialNumber.isEqual(serialNumber)) ?? null;
  }
  return all[0] ?? null;
}

function readOf(certificate: Certificate, signedAt: Date | null): Read {
  return {
    signer: nameOf(certificate.subject), issuer: nameOf(certificate.issuer), signedAt: signedAt && time(signedAt),
    validFrom: time(certificate.notBefore.value), validTo: time(certificate.notAfter.value), isSelfSigned: certificate.issuer.isEqual(certificate.subject),
  };
}

async function keyMadeIt(signed: SignedData, content: Uint8Array): Promise<boolean> {
  try {
    return await signed.verify({ signer: 0, data: bufferOf(content), checkChain: false });
  } catch {
    // The library throws for a signature that does not hold as well as for one that it cannot reckon.
    return false;
  }
}

/** One CMS signature (RFC 5652) over content that stands outside it. Whatever cannot be read is a fault, never an exception. */
export async function checkCms(der: Uint8Array, content: Uint8Array): Promise<Read & { readonly faults: readonly SignatureFault[] }> {
  try {
    const parsed = asn1js.fromBER(bufferOf(der));
    if (parsed.offset === -1) return { ...NOTHING, faults: ['unreadable'] };
    const signed = new SignedData({ schema: new ContentInfo({ schema: parsed.result }).content });
    const [signer] = signed.signerInfos;
    const certificate = signer && certificateOf(signed, signer);
    if (!signer || !certificate) return { ...NOTHING, faults: ['unreadable'] };
    const signedAt = signedAtOf(signer);
    const isDigestRight = digestHolds(signer, content);
    const faults: SignatureFault[] = isDigestRight === false ? ['digest-differs'] : (await keyMadeIt(signed, content)) ? [] : ['signature-wrong'];
    if (signedAt && (signedAt < certificate.notBefore.value || signedAt > certificate.notAfter.value)) faults.push('certificate-not-valid-then');
    return { ...readOf(certificate, signedAt), faults };
  } catch {
    return { ...NOTHING, faults: ['unreadable'] };
  }
}
