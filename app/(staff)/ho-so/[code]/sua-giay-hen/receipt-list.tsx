import { Tag } from '@/components/ui/tag';
import type { ReceiptForm } from '@/lib/data/receipt-form';
import { localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';

const SIZES = [['a4', 'A4'], ['a5', 'A5'], ['roll-80', '80 mm']] as const;

/** Every receipt that a dossier has had, void ones too, each to be looked at and printed. */
export function ReceiptList({ receipts }: { receipts: ReceiptForm['receipts'] }) {
  return (
    <section className="sheet mb-4" aria-labelledby="cac-giay-hen">
      <h2 className="sheet-title" id="cac-giay-hen">
        Các giấy hẹn đã cấp
      </h2>
      <ul className="grid gap-3">
        {receipts.map((paper) => (
          <li key={paper.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span>
              <b>{'number' in paper.data && paper.data.number !== null ? paper.data.number : paper.ordinal}</b>, {formatDateTime(localTimeOf(paper.issuedAt))}
              {paper.issuedByName && <>, {paper.issuedByName}</>} <Tag tone={paper.voidedAt === null ? 'success' : 'plain'}>{paper.voidedAt === null ? 'đang có hiệu lực' : 'đã hủy'}</Tag>
              {paper.voidReason && <small className="block muted">Lý do hủy: {paper.voidReason}{paper.replacedByNumber && <>, thay bằng {paper.replacedByNumber}</>}</small>}
              {paper.reprints > 0 && <small className="block muted">Đã cấp {paper.reprints} bản sao{paper.reprintedAt && <>, lần cuối {formatDateTime(localTimeOf(paper.reprintedAt))}</>}</small>}
            </span>
            <span className="acts">
              {SIZES.map(([size, words]) => (
                <a key={size} className="btn" href={paths.paper(paper.id, { kho: size })} target="_blank" rel="noreferrer">
                  {words}
                </a>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
