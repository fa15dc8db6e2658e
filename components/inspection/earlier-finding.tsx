import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { plainDate } from '@/lib/domain/calendar/plain-date';
import type { EarlierFinding } from '@/lib/domain/inspection/finding';
import type { RecommendationState } from '@/lib/domain/inspection/recommendation';
import { formatDate } from '@/lib/text/format';
import { recommendationStateWords } from '@/lib/text/inspection-finding-words';
import { paths } from '@/lib/text/paths';

/** The finding on the same item and unit before this one, and the promise then made. */
export function EarlierFindingNotice({ earlier, className }: { earlier: EarlierFinding; className?: string }) {
  return (
    <Notice tone="warning" title={`Lặp lại: đợt kiểm tra ${earlier.inspectionCode} đã có phát hiện ở nội dung này`} className={className}>
      <p>
        <Link href={paths.finding(earlier.findingId)}>{earlier.number === null ? 'Phát hiện trước' : `Phát hiện số ${earlier.number}`}</Link>
        {earlier.isSample && ' (dữ liệu mẫu)'}: {earlier.facts}
      </p>
      {earlier.promises.length === 0 ? <p>Khi đó không có kiến nghị nào kèm theo.</p> : (
        <ul>
          {earlier.promises.map((promise) => (
            <li key={promise.recommendationId}>
              <Link href={paths.recommendation(promise.recommendationId)}>Kiến nghị {promise.number}</Link>: {promise.text} Hạn {formatDate(plainDate(promise.dueOn))}
              {promise.promisedOn && `, cam kết ${formatDate(plainDate(promise.promisedOn))}`}; {recommendationStateWords[promise.state as RecommendationState].toLowerCase()}.
              {promise.remedy && ` Đã báo cáo: ${promise.remedy}`}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
