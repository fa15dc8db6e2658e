import type { Metadata } from 'next';
import { DateStrip } from '@/components/dossier/date-strip';
import { WhyDate } from '@/components/dossier/why-date';
import { DocumentLines } from '@/components/inspection/document-lines';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { Sheet } from '@/components/ui/sheet';
import { UnverifiedFlag } from '@/components/ui/unverified-flag';
import { loadCalendar } from '@/lib/data/calendar';
import { findDocument, listDocuments } from '@/lib/data/inspection-documents';
import { listRecommendations } from '@/lib/data/recommendations';
import { explain } from '@/lib/domain/calendar/add-term';
import { CONCLUSION_TERM } from '@/lib/domain/inspection/plan';
import { personRefusal } from '@/lib/domain/inspection/may-act';
import { today } from '@/lib/platform/clock';
import { formatDate, formatLongDate } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { conclusionCountedFrom } from '@/lib/usecases/inspection/conduct';
import { mayOpenDocument } from '@/lib/usecases/inspection/print-document';
import { staffPage } from '@/lib/web/staff-page';
import { ActForm } from '../act-form';
import { concludeAction, correctConclusionAction, publishAction } from '../actions';
import { loadInspection } from '../load';
import { signedFields } from '../signed-fields';
import { wordsFields } from '../words-fields';

export const metadata: Metadata = { title: 'Kết luận kiểm tra' };

export default async function ConclusionPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await staffPage('inspection:view');
  const { inspection, may, isWhole, standing } = await loadInspection(actor, (await params).code);
  const { agencyId } = actor;
  const on = today();
  const documents = (await listDocuments(agencyId, inspection.id)).filter((document) => document.state !== 'draft' && mayOpenDocument(actor, document));
  const conclusions = documents.filter(({ kind }) => kind === 'conclusion' || kind === 'public-notice' || kind === 'remedy-notice');
  const standingOne = conclusions.findLast(({ kind, state }) => kind === 'conclusion' && state === 'issued');
  const report = isWhole ? documents.findLast(({ kind, state }) => kind === 'report' && state === 'issued') : undefined;
  const source = standingOne ?? report;
  const data = source && (may('conclude') || may('correct-conclusion')) ? (await findDocument(agencyId, source.id))?.data : undefined;
  const words = data && 'words' in data ? data.words : {};
  const drafts = may('conclude') ? await listRecommendations(agencyId, { inspectionId: inspection.id, withDrafts: true }) : [];
  const counted = inspection.siteEndedOn && explain(conclusionCountedFrom(inspection.siteEndedOn), CONCLUSION_TERM, 'none', [], await loadCalendar(agencyId));
  const hidden = { code: inspection.code, version: inspection.version };
  const isOwnWork = inspection.stage === 'reported' && personRefusal(actor, standing, 'conclude') === 'SamePerson';
  return (
    <>
      {inspection.conclusionDueOn && isWhole && (
        <Sheet title="Hạn ban hành kết luận" rule="ink" className="mb-3">
          <p className="next-act"><b className={!standingOne && inspection.conclusionDueOn < on ? 'is-late' : undefined}>{formatLongDate(inspection.conclusionDueOn)}</b><span>15 ngày làm việc kể từ ngày kết thúc tại đơn vị{inspection.siteEndedOn && `, ${formatDate(inspection.siteEndedOn)}`}</span><UnverifiedFlag>thời hạn chưa đối chiếu bản gốc</UnverifiedFlag></p>
          {counted && counted.ok && (
            <WhyDate>
              {counted.value.due.on !== inspection.conclusionDueOn && <Notice tone="warning" className="mt-2">Lịch làm việc đã thay đổi sau khi tính hạn: theo lịch hiện nay là {formatDate(counted.value.due.on)}. Hạn đã ghi được giữ.</Notice>}
              <DateStrip days={counted.value.days} today={on} due={counted.value.due} provisional={counted.value.provisional} unannouncedYears={counted.value.unannouncedYears} layout="line" reasons="none" />
              <p className="mt-2">Ngày đầu («nhận») là ngày kết thúc kiểm tra tại đơn vị, không tính.{counted.value.countedFrom.on !== inspection.siteEndedOn && ` Ngày kết thúc là ngày nghỉ nên coi như kết thúc vào ngày làm việc kế tiếp, ${formatDate(counted.value.countedFrom.on)}.`} Ngày làm việc thứ 15 («hạn trả») là hạn ban hành kết luận, {formatDate(counted.value.due.on)}.</p>
            </WhyDate>
          )}
        </Sheet>
      )}
      <Sheet title="Kết luận kiểm tra" className="mb-3">
        {conclusions.length === 0 ? <p className="muted">Chưa có kết luận.</p> : <DocumentLines documents={conclusions} />}
        {standingOne?.publishedAt && <p className="mt-2"><Link href={paths.publicConclusion(standingOne.id)}>Xem trên trang công khai</Link></p>}
      </Sheet>
      {isOwnWork && <Notice className="mb-3">Bạn ở trong đoàn kiểm tra nên người khác ban hành kết luận.</Notice>}
      {may('conclude') && (
        <ActForm
          act="conclude" open action={concludeAction} hidden={hidden} say={`${drafts.length} kiến nghị dự thảo sẽ có hiệu lực cùng kết luận.`} fields={[...wordsFields(words), ...signedFields(actor, on, '805/KL-BQL')]}
          confirm={{ title: 'Ban hành kết luận kiểm tra?', consequence: `Kết luận có số, ${drafts.length} kiến nghị có hiệu lực và được báo cho nơi thực hiện. Sau đó chỉ thay đổi bằng bản đính chính. Quyền xem hồ sơ của đoàn hết ngay.` }}
        />
      )}
      {may('publish') && standingOne && standingOne.publishedAt === null && <ActForm act="publish" open={!may('correct-conclusion')} action={publishAction} hidden={hidden} fields={signedFields(actor, on, '812/TB-BQL', { isOptional: true, signer: false })} confirm={{ title: 'Công khai kết luận?', consequence: 'Mọi người đọc được kết luận trên trang công khai. Sau đó chỉ thay đổi bằng bản đính chính.' }} />}
      {may('correct-conclusion') && standingOne && (
        <ActForm
          act="correct-conclusion" action={correctConclusionAction} hidden={hidden} say="Bản đính chính là văn bản mới, nêu rõ văn bản được thay và lý do. Bản trước vẫn được giữ, có đánh dấu."
          fields={[{ kind: 'area', name: 'reason', label: 'Lý do đính chính' }, ...wordsFields(words, true), ...signedFields(actor, on, '806/ĐC-BQL')]}
          confirm={{ title: 'Ban hành bản đính chính?', consequence: standingOne.publishedAt ? 'Kết luận đã công khai: bản đính chính cũng được công khai ngay.' : 'Bản đính chính thay kết luận hiện nay.' }}
        />
      )}
    </>
  );
}
