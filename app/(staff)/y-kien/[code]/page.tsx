import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { Tag } from '@/components/ui/tag';
import { listUnits } from '@/lib/data/agency';
import { findFeedback, listFeedbackSteps } from '@/lib/data/feedback';
import { can } from '@/lib/domain/access/can';
import { FEEDBACK_TABLE, feedbackActsIn, isFeedbackLate } from '@/lib/domain/service/feedback';
import { localNow, localTimeOf } from '@/lib/platform/clock';
import { formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { FEEDBACK_WORDS } from '@/lib/text/public/service';
import { staffPage } from '@/lib/web/staff-page';
import { ActForm, type ActFormProps } from './act-forms';

export const metadata: Metadata = { title: 'Phản ánh, kiến nghị' };

export default async function FeedbackItemPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('feedback:view');
  const found = await findFeedback(actor.agencyId, decodeURIComponent((await params).code));
  const ofUnit = found?.unitId ? [found.unitId] : [];
  if (!found || !can(actor, 'feedback:view', ofUnit)) notFound();
  const words = FEEDBACK_WORDS.vi;
  const [steps, units] = await Promise.all([listFeedbackSteps(actor.agencyId, found.id), listUnits(actor.agencyId)]);
  const due = localTimeOf(found.dueAt);
  const isLate = isFeedbackLate(due, found.answeredAt && localTimeOf(found.answeredAt), localNow());
  const acts = feedbackActsIn(found.state).flatMap((act): ActFormProps['act'][] => {
    const { permission } = FEEDBACK_TABLE[act];
    return act !== 'submit' && permission !== null && can(actor, permission, ofUnit) ? [act] : [];
  });
  return (
    <>
      <PageHeader title={found.subject} crumbs={[{ label: 'Phản ánh, kiến nghị', href: paths.feedbackInbox() }]} meta={<><span className="code">{found.code}</span>, {words.states[found.state].toLowerCase()}, hạn trả lời {formatDateTime(due)} {isLate && <Tag tone="error">Trễ</Tag>} {found.isSample && <Tag>Dữ liệu mẫu</Tag>}</>} />
      <div className="grid items-start gap-3 desk:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
        <div>
          <Sheet title="Nội dung" className="mb-3"><p className="whitespace-pre-line">{found.body}</p></Sheet>
          {found.answer && <Sheet title={found.state === 'declined' ? 'Lý do không tiếp nhận' : 'Trả lời'} className="mb-3"><p className="whitespace-pre-line">{found.answer}</p></Sheet>}
          {acts.map((act) => <ActForm key={`${act}${found.eventCount}`} act={act} feedbackId={found.id} seen={found.eventCount} units={units.filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, label: name }))} body={found.body} answer={found.publicAnswer ?? found.answer ?? ''} />)}
          {acts.length === 0 && <p className="muted">Bạn không có việc nào phải làm ở đây lúc này.</p>}
        </div>
        <div>
          <Sheet title="Người gửi" className="mb-3">
            <DescriptionList
              items={[
                { term: 'Họ tên', value: found.senderName }, ...(found.senderPhone ? [{ term: 'Điện thoại', value: found.senderPhone }] : []), ...(found.senderEmail ? [{ term: 'Thư điện tử', value: found.senderEmail }] : []), ...(found.senderAddress ? [{ term: 'Địa chỉ', value: found.senderAddress }] : []),
                { term: 'Về việc', value: words.kinds[found.kind] }, ...(found.dossierCode ? [{ term: 'Hồ sơ', value: <Link href={paths.dossier(found.dossierCode)}>{found.dossierCode}</Link> }] : []), { term: 'Đơn vị trả lời', value: found.unitName ?? 'chưa giao' },
              ]}
            />
          </Sheet>
          <Sheet title="Diễn biến">
            <ol>{steps.map((step) => <li key={step.seq} className="py-1"><b>{words.acts[step.act]}</b>{step.toUnitName && `: ${step.toUnitName}`}<span className="block small muted">{formatDateTime(localTimeOf(step.at))}, {step.actorName ?? 'người gửi'}</span>{step.note && <span className="block small">{step.note}</span>}</li>)}</ol>
          </Sheet>
        </div>
      </div>
    </>
  );
}
