import { Tag, type TagTone } from '@/components/ui/tag';
import type { FindingState } from '@/lib/domain/inspection/finding';
import type { Extent, Severity } from '@/lib/domain/inspection/vocabulary';
import { findingStateWords } from '@/lib/text/inspection-finding-words';
import { extentWords, severityWords } from '@/lib/text/inspection-words';

const STATE_TONES: Readonly<Record<FindingState, TagTone>> = { recorded: 'plain', notified: 'warning', agreed: 'success', contested: 'error', withdrawn: 'plain' };
const SEVERITY_TONES: Readonly<Record<Severity, TagTone>> = { minor: 'plain', moderate: 'warning', serious: 'error' };

type FindingTagsProps = { readonly finding: { readonly state: FindingState; readonly severity: Severity; readonly extent: Extent; readonly earlierFindingId: string | null; readonly closedAt: Date | null; readonly isUpheld: boolean; readonly correctedOnSpot: boolean; readonly isSample: boolean } };

/** How a finding stands, in short words. */
export function FindingTags({ finding }: FindingTagsProps) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Tag tone={STATE_TONES[finding.state]}>{findingStateWords[finding.state]}</Tag>
      {finding.state === 'contested' && finding.isUpheld && <Tag>Đoàn giữ nguyên</Tag>}
      <Tag tone={SEVERITY_TONES[finding.severity]}>{severityWords[finding.severity]}</Tag>
      {finding.extent === 'systemic' && <Tag>{extentWords.systemic}</Tag>}
      {finding.earlierFindingId !== null && <Tag tone="warning">Lặp lại</Tag>}
      {finding.correctedOnSpot && <Tag tone="success">Sửa ngay tại chỗ</Tag>}
      {finding.closedAt !== null && <Tag tone="success">Đã khắc phục</Tag>}
      {finding.isSample && <Tag>Dữ liệu mẫu</Tag>}
    </span>
  );
}
