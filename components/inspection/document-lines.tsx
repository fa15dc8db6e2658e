import { Link } from '@/components/ui/link';
import { Tag } from '@/components/ui/tag';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DocumentKind } from '@/lib/domain/inspection/vocabulary';
import { formatDate } from '@/lib/text/format';
import { documentKindWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';

export type DocumentLine = { readonly id: string; readonly kind: DocumentKind; readonly number: string | null; readonly issuedOn: PlainDate | null; readonly signerName: string | null; readonly unitName: string | null; readonly state: string; readonly correctionWhy: string | null; readonly publishedAt: Date | null };

const STATE: Readonly<Record<string, { readonly label: string; readonly tone: 'plain' | 'success' | 'warning' } | undefined>> = {
  draft: { label: 'Dự thảo', tone: 'plain' }, offered: { label: 'Chờ ý kiến', tone: 'plain' }, issued: { label: 'Có hiệu lực', tone: 'success' }, corrected: { label: 'Đã có bản đính chính', tone: 'warning' }, withdrawn: { label: 'Đã thay hoặc thu hồi', tone: 'warning' },
};

/** Documents of an inspection, each opened as PDF or DOCX. */
export function DocumentLines({ documents }: { documents: readonly DocumentLine[] }) {
  return (
    <ul>
      {documents.map((document) => {
        const state = STATE[document.state];
        return (
          <li key={document.id} className="py-2 border-b border-line last:border-0">
            <b>{documentKindWords[document.kind]}</b>{document.unitName && `, ${document.unitName}`} {state && <Tag tone={state.tone}>{state.label}</Tag>} {document.publishedAt && <Tag tone="accent">Đã công khai</Tag>}
            <span className="block small muted">{document.number ? `Số ${document.number}` : 'Không đánh số'}{document.issuedOn && `, ngày ${formatDate(document.issuedOn)}`}{document.signerName && `, ${document.signerName} ký`}</span>
            {document.correctionWhy && <span className="block small">Đính chính: {document.correctionWhy}</span>}
            <span className="small"><Link href={paths.inspectionDocument(document.id, 'pdf')} target="_blank">Mở PDF</Link>{' · '}<Link href={paths.inspectionDocument(document.id, 'docx')}>Tải DOCX</Link></span>
          </li>
        );
      })}
    </ul>
  );
}
