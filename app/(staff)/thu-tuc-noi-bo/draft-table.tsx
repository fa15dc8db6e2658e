import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import type { StoredDraft } from '@/lib/data/procedure-drafts';
import { localTimeOf } from '@/lib/platform/clock';
import { CHANGE_WORDS } from '@/lib/text/draft-words';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { DraftTag } from './tags';

/** Drafts as a list: what is being prepared, for which decision, by whom, and who has to act next. */
export function DraftTable({ drafts, empty }: { drafts: readonly StoredDraft[]; empty: string }) {
  return (
    <Table
      caption="Dự thảo"
      rows={drafts}
      rowKey={({ id }) => id}
      columns={[
        { key: 'state', header: 'Trạng thái', width: '8rem', cell: ({ state }) => <DraftTag state={state} /> },
        {
          key: 'name', header: 'Dự thảo', rowHeader: true,
          cell: ({ id, name, change, code, slug }) => (
            <>
              <Link href={paths.procedureDraft(id)}>{name || 'Thủ tục chưa đặt tên'}</Link>
              <span className="second">{CHANGE_WORDS[change]}{(code ?? slug) && <>, <span className="code">{code ?? slug}</span></>}</span>
            </>
          ),
        },
        { key: 'decision', header: 'Quyết định', onPhone: 'labelled', cell: ({ decisionId, decisionNumber, effectiveOn }) => (decisionId ? <><Link href={paths.procedureDecision(decisionId)}>{decisionNumber}</Link>{effectiveOn && <span className="second">hiệu lực từ {formatDate(effectiveOn)}</span>}</> : <span className="muted">chưa chọn</span>) },
        { key: 'by', header: 'Người soạn', onPhone: 'labelled', cell: ({ createdByName }) => createdByName ?? <span className="muted">từ tệp nhập</span> },
        { key: 'at', header: 'Cập nhật', onPhone: 'labelled', cell: ({ updatedAt, updatedByName }) => <>{formatDateTime(localTimeOf(updatedAt))}{updatedByName && <span className="second">{updatedByName}</span>}</> },
      ]}
      empty={<EmptyState>{empty}</EmptyState>}
    />
  );
}
