import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AttachedFiles } from '@/components/inspection/attached-files';
import { addresseeOf, RecommendationTags } from '@/components/inspection/recommendation-list';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { findRecommendation, listRemedyEvents } from '@/lib/data/recommendations';
import { promiseKept, remedyActRow, remedyActsIn } from '@/lib/domain/inspection/recommendation';
import { localTimeOf, today } from '@/lib/platform/clock';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { remedyActWords } from '@/lib/text/inspection-finding-words';
import { recommendationKindWords } from '@/lib/text/inspection-words';
import { paths } from '@/lib/text/paths';
import { maySeeRecommendation, mayStepRecommendation } from '@/lib/usecases/inspection/step-recommendation';
import { staffPage } from '@/lib/web/staff-page';
import { RemedyForm, type RemedyFormProps } from './remedy-form';

export const metadata: Metadata = { title: 'Kiến nghị' };

export default async function RecommendationPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('inspection:view');
  const found = await findRecommendation(actor.agencyId, decodeURIComponent((await params).id));
  if (!found || !maySeeRecommendation({ actor }, found)) notFound();
  const events = await listRemedyEvents(actor.agencyId, found.id);
  const on = today();
  const hasReported = events.some(({ act, byId }) => act === 'report' && byId === actor.staffId);
  const permitted = remedyActsIn(found.state).filter((act): act is RemedyFormProps['act'] => act !== 'issue' && mayStepRecommendation({ actor }, found.unitId, act));
  const acts = permitted.filter((act) => !(remedyActRow(act).second && hasReported));
  const kept = promiseKept(found.state, found.dueOn, found.steps, on);
  return (
    <>
      <PageHeader
        title={`Kiến nghị số ${found.number}, đợt kiểm tra ${found.inspectionCode}`}
        crumbs={[{ label: 'Kiểm tra', href: paths.inspections() }, { label: found.inspectionCode, href: paths.inspection(found.inspectionCode) }, { label: 'Kiến nghị', href: paths.recommendations({ loc: 'all', dot: found.inspectionCode }) }]}
        meta={<>{addresseeOf(found)} <RecommendationTags recommendation={found} today={on} /></>}
      />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div>
          <Sheet title="Nội dung" rule="ink" className="mb-3">
            <p className="mb-3 whitespace-pre-line">{found.text}</p>
            <DescriptionList
              items={[
                { term: 'Loại', value: recommendationKindWords[found.kind] }, { term: 'Nơi thực hiện', value: addresseeOf(found) }, { term: 'Thời hạn', value: formatDate(found.dueOn) },
                ...(found.promisedOn ? [{ term: 'Cam kết', value: formatDate(found.promisedOn) }] : []),
                ...(kept !== null ? [{ term: 'Đúng cam kết', value: kept ? 'Có' : 'Không' }] : []),
                ...(found.closedAt ? [{ term: 'Kết thúc', value: formatDateTime(localTimeOf(found.closedAt)) }] : []),
              ]}
            />
          </Sheet>
          {permitted.length > acts.length && <Notice className="mb-3">Bạn đã báo cáo khắc phục kiến nghị này nên người khác xác minh.</Notice>}
          {acts.map((act) => <RemedyForm key={`${act}${found.version}`} act={act} recommendationId={found.id} seen={found.version} dueOn={found.dueOn} isOpen={act === 'report' || act === 'accept'} />)}
          {acts.length === 0 && found.state !== 'verified' && found.state !== 'withdrawn' && permitted.length === 0 && <p className="muted">{found.state === 'drafted' ? 'Kiến nghị còn là dự thảo, có hiệu lực khi kết luận được ban hành.' : 'Bạn không có việc nào phải làm ở đây lúc này.'}</p>}
        </div>
        <div>
          <Sheet title="Diễn biến" className="mb-3">
            {events.length === 0 ? <p className="muted">Chưa có diễn biến nào.</p> : (
              <ol>
                {events.map((event) => (
                  <li key={event.seq} className="py-1">
                    <b>{remedyActWords[event.act]}</b>
                    {event.promisedOn && <> {event.act === 'promise' ? 'xong ngày' : 'đến ngày'} {formatDate(event.promisedOn)}</>}
                    <span className="block small muted">{formatDate(event.legalOn)}{event.byName && `, ${event.byName}`}</span>
                    {event.text && <p className="whitespace-pre-line">{event.text}</p>}
                    <AttachedFiles files={event.files} />
                  </li>
                ))}
              </ol>
            )}
          </Sheet>
          <Sheet title="Phát hiện liên quan" className="mb-3">
            {found.findings.length === 0 ? <p className="muted">Không gắn với phát hiện nào.</p> : <ul>{found.findings.map((finding) => <li key={finding.id} className="py-1"><Link href={paths.finding(finding.id)}>{finding.number === null ? 'Phát hiện' : `Phát hiện số ${finding.number}`}</Link><span className="block small">{finding.facts}</span></li>)}</ul>}
          </Sheet>
        </div>
      </div>
    </>
  );
}
