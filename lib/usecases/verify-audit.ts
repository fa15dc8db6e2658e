import 'server-only';
import { canonicalEntry, chainHash, readAuditHead, readAuditPage } from '@/lib/data/audit';

export type AuditFault = {
  readonly kind: 'edited' | 'missing' | 'reordered' | 'truncated' | 'head-edited' | 'anchor-differs';
  /** The row where the trail stops agreeing with itself. */
  readonly seq: string;
  readonly words: string;
};
export type AuditAnchor = { readonly agencyId: number; readonly seq: string; readonly hash: string };
export type AuditVerdict = { readonly rows: number; readonly faults: readonly AuditFault[]; readonly anchor: AuditAnchor | null };

const PAGE = 2_000;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/**
 * Walks the whole audit trail of an agency and locates every place where a row was edited, deleted, moved or cut off.
 * `anchors` are heads noted by earlier runs outside the database: they catch a tail that was cut off together with its head.
 */
export async function verifyAudit(agencyId: number, anchors: readonly AuditAnchor[] = []): Promise<AuditVerdict> {
  const faults: AuditFault[] = [];
  const expected = new Map(anchors.filter((anchor) => anchor.agencyId === agencyId).map((anchor) => [anchor.seq, anchor.hash]));
  let previous: Uint8Array = Buffer.alloc(32);
  let seq = 0n;
  let rows = 0;
  for (;;) {
    const page = await readAuditPage(agencyId, seq, PAGE);
    for (const row of page) {
      const wanted = seq + 1n;
      if (row.seq !== wanted) faults.push({ kind: 'missing', seq: wanted.toString(), words: row.seq === wanted + 1n ? `Mất dòng ${wanted}` : `Mất các dòng từ ${wanted} đến ${row.seq - 1n}` });
      const contentHolds = chainHash(row.prevHash, canonicalEntry(row)).equals(Buffer.from(row.hash));
      const linkHolds = hex(row.prevHash) === hex(previous);
      if (!contentHolds) faults.push({ kind: 'edited', seq: row.seq.toString(), words: `Dòng ${row.seq} đã bị sửa` });
      else if (!linkHolds && row.seq === wanted) faults.push({ kind: 'reordered', seq: row.seq.toString(), words: `Dòng ${row.seq} không nối vào dòng trước: bị thay hoặc đổi chỗ` });
      const anchor = expected.get(row.seq.toString());
      if (anchor && anchor !== hex(row.hash)) faults.push({ kind: 'anchor-differs', seq: row.seq.toString(), words: `Dòng ${row.seq} khác với dấu đã ghi ở lần kiểm tra trước` });
      expected.delete(row.seq.toString());
      previous = row.hash;
      seq = row.seq;
      rows += 1;
    }
    if (page.length < PAGE) break;
  }
  const head = await readAuditHead(agencyId);
  if (head && head.seq > seq) faults.push({ kind: 'truncated', seq: (seq + 1n).toString(), words: `Mất các dòng cuối, từ ${seq + 1n} đến ${head.seq}` });
  else if (rows > 0 && (!head || head.seq !== seq || hex(head.hash) !== hex(previous))) faults.push({ kind: 'head-edited', seq: seq.toString(), words: `Đầu chuỗi không khớp dòng ${seq}` });
  for (const anchored of expected.keys()) if (BigInt(anchored) > seq) faults.push({ kind: 'truncated', seq: (seq + 1n).toString(), words: `Lần kiểm tra trước đã thấy dòng ${anchored}, nay chuỗi dừng ở dòng ${seq}` });
  return { rows, faults, anchor: rows > 0 ? { agencyId, seq: seq.toString(), hash: hex(previous) } : null };
}
