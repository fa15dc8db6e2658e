import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, type Column } from '@/components/ui/table';
import type { FindingState } from '@/lib/domain/inspection/finding';
import type { Extent, Severity } from '@/lib/domain/inspection/vocabulary';
import { formatNumber } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { FindingTags } from './finding-tags';

export type ListedFinding = {
  readonly id: string; readonly number: number | null; readonly unitName: string; readonly inspectionCode: string; readonly itemNumber: number | null; readonly facts: string; readonly dossierCodes: readonly string[]; readonly ruleBroken: string;
  readonly state: FindingState; readonly severity: Severity; readonly extent: Extent; readonly earlierFindingId: string | null; readonly closedAt: Date | null; readonly isUpheld: boolean; readonly correctedOnSpot: boolean; readonly isSample: boolean; readonly recommendationCount: number;
};

/** Findings, each a line that opens it. */
export function FindingList({ findings, caption, with: shown = [], empty = 'Chưa có phát hiện nào.' }: { findings: readonly ListedFinding[]; caption: string; with?: readonly ('unit' | 'inspection')[]; empty?: string }) {
  const columns: readonly Column<ListedFinding>[] = [
    { key: 'number', header: 'Số', width: '4rem', rowHeader: true, cell: (f) => <Link href={paths.finding(f.id)}>{f.number ?? 'Mới'}</Link> },
    ...(shown.includes('inspection') ? [{ key: 'inspection', header: 'Đợt', width: '6rem', onPhone: 'labelled' as const, cell: (f: ListedFinding) => <Link href={paths.inspection(f.inspectionCode)}>{f.inspectionCode}</Link> }] : []),
    ...(shown.includes('unit') ? [{ key: 'unit', header: 'Đơn vị', width: '12rem', cell: (f: ListedFinding) => f.unitName }] : []),
    { key: 'facts', header: 'Sự việc', cell: (f) => <>{f.facts}<span className="block small muted">{f.itemNumber !== null && `Nội dung ${f.itemNumber}. `}{f.ruleBroken}{f.dossierCodes.length > 0 && `. ${formatNumber(f.dossierCodes.length)} hồ sơ`}</span></> },
    { key: 'state', header: 'Tình trạng', width: '15rem', cell: (f) => <FindingTags finding={f} /> },
    { key: 'recommendations', header: 'Kiến nghị', numeric: true, width: '6rem', onPhone: 'labelled', cell: (f) => formatNumber(f.recommendationCount) },
  ];
  return <Table columns={columns} rows={findings} rowKey={({ id }) => id} caption={caption} empty={<EmptyState>{empty}</EmptyState>} />;
}
