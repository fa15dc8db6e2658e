import * as asn1js from 'asn1js';
import { Attribute, AttributeTypeAndValue, Certificate, ContentInfo, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedAndUnsignedAttributes, SignedData, SignerInfo, Time } from 'pkijs';

export type Signer = { readonly certificate: Certificate; readonly keys: CryptoKeyPair };
type SignerOptions = { readonly name?: string; readonly from?: Date; readonly to?: Date; readonly kind?: 'rsa' | 'ec' };

const named = (value: string) => new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value }) });

/** An invented signer with a certificate of their own. */
export async function aSigner({ name = 'Người Ký Mẫu', from = new Date('2026-01-01T00:00:00Z'), to = new Date('2028-01-01T00:00:00Z'), kind = 'rsa' }: SignerOptions = {}): Promise<Signer> {
  const algorithm = kind === 'rsa' ? { name: 'RSASSA-PKCS1-v1_5', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: 7 });
  certificate.subject.typesAndValues.push(named(name));
  certificate.issuer.typesAndValues.push(named(name));
  certificate.notBefore = new Time({ type: 0, value: from });
  certificate.notAfter = new Time({ type: 0, value: to });
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  return { certificate, keys };
}

async function cmsOf({ certificate, keys }: Signer, content: Uint8Array, signedAt: Date): Promise<Uint8Array> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(content));
  const signer = new SignerInfo({
    version: 1, sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: [
      new Attribute({ type: '1.2.840.113549.1.9.3', values: [new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })] }),
      new Attribute({ type: '1.2.840.113549.1.9.5', values: [new asn1js.UTCTime({ valueDate: signedAt })] }),
      new Attribute({ type: '1.2.840.113549.1.9.4', values: [new asn1js.OctetString({ valueHex: digest })] }),
    ] }),
  });
  const signed = new SignedData({ version: 1, encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }), signerInfos: [signer], certificates: [certificate] });
  await signed.sign(keys.privateKey, 0, 'SHA-256', new Uint8Array(content).buffer);
  return new Uint8Array(new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) }).toSchema().toBER());
}

const ROOM = 8_192; // hexadecimal digits for the signature
const PLACE = '/ByteRange [0 0000000000 0000000000 0000000000]';

/** Adds a signature to a PDF in a further revision, as signing programs do; `covers` says how much of the file is in its ByteRange. */
export async function signPdf(pdf: Uint8Array, signer: Signer, { signedAt = new Date('2026-11-24T02:00:00Z'), leavesOut = 0 }: { signedAt?: Date; leavesOut?: number } = {}): Promise<Uint8Array> {
  const object = `\n9000 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached ${PLACE}/Contents <${'0'.repeat(ROOM)}>>>\nendobj\n%%EOF\n`;
  const all = Buffer.concat([pdf, Buffer.from(object, 'latin1')]);
  const gapFrom = all.lastIndexOf(`<${'0'.repeat(ROOM)}>`);
  const gapTo = gapFrom + ROOM + 2;
  const numbers = [gapFrom, gapTo, all.length - gapTo - leavesOut].map((value) => String(value).padStart(10, '0'));
  all.write(`/ByteRange [0 ${numbers.join(' ')}]`, all.lastIndexOf(PLACE), 'latin1');
  const cms = await cmsOf(signer, Buffer.concat([all.subarray(0, gapFrom), all.subarray(gapTo, all.length - leavesOut)]), signedAt);
  all.write(Buffer.from(cms).toString('hex'), gapFrom + 1, 'latin1');
  return all;
}
