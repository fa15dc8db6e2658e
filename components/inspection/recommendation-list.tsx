import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, type Column } from '@/components/ui/table';
import { Tag, type TagTone } from '@/components/ui/tag';
import type { PlainDate } from '@/lib/domain/calendar/plain-date';
import { daysLate, type RecommendationState } from '@/lib/domain/inspection/recommendation';
import type { AddresseeKind, RecommendationKind } from '@/lib/domain/inspection/vocabulary';
import { formatDate, formatNumber } from '@/lib/text/format';
import { recommendationStateWords } from '@/lib/text/inspection-finding-words';
import { addresseeWords, recommendationKindWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';

export type ListedRecommendation = { readonly id: string; readonly number: number; readonly inspectionCode: string; readonly addresseeKind: AddresseeKind; readonly unitName: string | null; readonly kind: RecommendationKind; readonly text: string; readonly dueOn: PlainDate; readonly promisedOn: PlainDate | null; readonly state: RecommendationState; readonly reopenedCount: number; readonly isSample: boolean };

const TONES: Readonly<Record<RecommendationState, TagTone>> = { drafted: 'plain', open: 'plain', reported: 'warning', verified: 'success', withdrawn: 'plain' };

/** How a recommendation stands on a day, in short words. */
export function RecommendationTags({ recommendation: { state, dueOn, reopenedCount, isSample }, today }: { recommendation: Pick<ListedRecommendation, 'state' | 'dueOn' | 'reopenedCount' | 'isSample'>; today: PlainDate }) {
  const late = daysLate(state, dueOn, today);
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Tag tone={TONES[state]}>{recommendationStateWords[state]}</Tag>
      {late > 0 && <Tag tone="error">{`Quá hạn ${formatNumber(late)} ngày`}</Tag>}
      {reopenedCount > 0 && <Tag tone="warning">{reopenedCount === 1 ? 'Đã mở lại' : `Mở lại ${formatNumber(reopenedCount)} lần`}</Tag>}
      {isSample && <Tag>Dữ liệu mẫu</Tag>}
    </span>
  );
}

export const addresseeOf = ({ addresseeKind, unitName }: Pick<ListedRecommendation, 'addresseeKind' | 'unitName'>): string => unitName ?? addresseeWords[addresseeKind];

/** Recommendations, the next due first, each a line that opens it. `compact`: beside something else, without addressee and inspection. */
export function RecommendationList({ recommendations, today, caption, compact = false, empty = 'Chưa có kiến nghị nào.' }: { recommendations: readonly ListedRecommendation[]; today: PlainDate; caption: string; compact?: boolean; empty?: string }) {
  if (compact) {
    return recommendations.length === 0 ? <p className="muted">{empty}</p> : (
      <ul>
        {recommendations.map((one) => (
          <li key={one.id} className="py-1">
            <Link href={paths.recommendation(one.id)}>Kiến nghị {one.number}</Link> <RecommendationTags recommendation={one} today={today} />
            <span className="block small">{one.text}</span>
            <span className="block small muted">{addresseeOf(one)}, hạn {formatDate(one.dueOn)}</span>
          </li>
        ))}
      </ul>
    );
  }
  const columns: readonly Column<ListedRecommendation>[] = [
    { key: 'due', header: 'Hạn', width: '7rem', cell: (r) => <>{formatDate(r.dueOn)}{r.promisedOn && r.promisedOn !== r.dueOn && <span className="block small muted">cam kết {formatDate(r.promisedOn)}</span>}</> },
    { key: 'state', header: 'Tình trạng', width: '13rem', cell: (r) => <RecommendationTags recommendation={r} today={today} /> },
    { key: 'number', header: 'Số', width: '8rem', rowHeader: true, cell: (r) => <Link href={paths.recommendation(r.id)}>{r.inspectionCode}, số {r.number}</Link> },
    { key: 'addressee', header: 'Nơi thực hiện', width: '14rem', cell: addresseeOf },
    { key: 'text', header: 'Nội dung', cell: (r) => <>{r.text}<span className="block small muted">{recommendationKindWords[r.kind]}</span></> },
  ];
  return <Table columns={columns} rows={recommendations} rowKey={({ id }) => id} caption={caption} empty={<EmptyState>{empty}</EmptyState>} />;
}
