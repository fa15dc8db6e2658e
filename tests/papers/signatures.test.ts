import { beforeAll, describe, expect, it } from 'vitest';
import { checkPdfSignatures } from '@/lib/adapters/pdf-signature/check-signatures';
import { renderPaper } from '@/lib/adapters/pdf/render-paper';
import { signatureLines } from '@/lib/text/signature-words';
import { IN_FORCE, samplePapers } from './sample-papers';
import { aSigner, signPdf, type Signer } from './signed-pdf';

let pdf: Uint8Array;
let signer: Signer;
beforeAll(async () => {
  pdf = await renderPaper(samplePapers({ receivedOn: IN_FORCE })['stop-notice'], { format: 'a4' });
  signer = await aSigner();
});

describe('the signatures of a PDF', () => {
  it.each(['rsa', 'ec'] as const)('hold when nothing was changed (%s), and nobody vouches for the issuer', async (kind) => {
    const report = await checkPdfSignatures(await signPdf(pdf, await aSigner({ kind })));
    expect(report).toMatchObject({ state: 'valid', signatures: [{ signer: 'Người Ký Mẫu', issuer: 'Người Ký Mẫu', signedAt: '2026-11-24T02:00:00Z', validFrom: '2026-01-01T00:00:00Z', validTo: '2028-01-01T00:00:00Z', isSelfSigned: true, faults: [] }] });
    expect(signatureLines(report)).toEqual(['Ký bởi Người Ký Mẫu; lúc 09:00, 24/11/2026 theo máy của người ký; chứng thư có hiệu lực từ 07:00, 01/01/2026 đến 07:00, 01/01/2028; chứng thư tự ký, chưa xác định được tổ chức cấp.']);
  });

  it('do not hold when one byte of the content is another', async () => {
    const signed = await signPdf(pdf, signer);
    signed[1_000] = (signed[1_000] ?? 0) ^ 1;
    const report = await checkPdfSignatures(signed);
    expect(report).toMatchObject({ state: 'invalid', signatures: [{ faults: ['digest-differs'] }] });
    expect(signatureLines(report)[0]).toContain('nội dung đã bị sửa sau khi ký');
  });

  it('do not hold when something was added after signing', async () => {
    const report = await checkPdfSignatures(Buffer.concat([await signPdf(pdf, signer), Buffer.from('\n10 0 obj <<>> endobj\n%%EOF\n')]));
    expect(report).toMatchObject({ state: 'invalid', signatures: [{ faults: ['not-whole-file'] }] });
  });

  it('do not hold when the ByteRange leaves the end of the file out', async () => {
    expect(await checkPdfSignatures(await signPdf(pdf, signer, { leavesOut: 6 }))).toMatchObject({ state: 'invalid', signatures: [{ faults: ['not-whole-file'] }] });
  });

  it('do not hold with the signature of another key', async () => {
    const other = await aSigner({ name: 'Người Khác' });
    const report = await checkPdfSignatures(await signPdf(pdf, { certificate: signer.certificate, keys: other.keys }));
    expect(report).toMatchObject({ state: 'invalid', signatures: [{ faults: ['signature-wrong'] }] });
  });

  it('do not hold when the certificate had ended', async () => {
    const old = await aSigner({ from: new Date('2020-01-01T00:00:00Z'), to: new Date('2021-01-01T00:00:00Z') });
    expect(await checkPdfSignatures(await signPdf(pdf, old))).toMatchObject({ state: 'invalid', signatures: [{ faults: ['certificate-not-valid-then'] }] });
  });

  it('of two people hold one after the other: the first signed an earlier revision', async () => {
    const report = await checkPdfSignatures(await signPdf(await signPdf(pdf, signer), await aSigner({ name: 'Người Ký Sau' })));
    expect(report.state).toBe('valid');
    expect(report.signatures.map(({ signer: name, isEarlierRevision }) => [name, isEarlierRevision])).toEqual([['Người Ký Mẫu', true], ['Người Ký Sau', false]]);
  });

  it('are none in a file that nobody signed, and unreadable where they are rubbish', async () => {
    expect(await checkPdfSignatures(pdf)).toEqual({ state: 'none', signatures: [] });
    const rubbish = Buffer.from('%PDF-1.7\n1 0 obj <</Type/Sig /ByteRange [0 20 30 40] /Contents <00>>> endobj\n%%EOF');
    expect((await checkPdfSignatures(rubbish)).signatures[0]?.faults).toEqual(expect.arrayContaining(['not-whole-file', 'unreadable']));
    const signed = await signPdf(pdf, signer);
    expect(await checkPdfSignatures(signed.subarray(0, signed.length - 50))).toMatchObject({ state: 'invalid' });
  });
});
