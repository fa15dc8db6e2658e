import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { VersionDifference } from '@/components/procedure/version-difference';
import '@/components/procedure/difference.css';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Link } from '@/components/ui/link';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { Sheet } from '@/components/ui/sheet';
import { listUnits } from '@/lib/data/agency';
import { findDraft, listDraftEvents, type StoredDraft } from '@/lib/data/procedure-drafts';
import { findVersion, listSectors, listVersions, type ProcedureVersionRecord } from '@/lib/data/procedures';
import { can } from '@/lib/domain/access/can';
import { draftActsAllowed } from '@/lib/domain/procedure/draft';
import { localNow, localTimeOf, now } from '@/lib/platform/clock';
import { readDraft } from '@/lib/schemas/read-draft';
import { CHANGE_WORDS, EVENT_ACT_WORDS } from '@/lib/text/draft-words';
import { formatDate, formatDateTime } from '@/lib/text/format';
import { paths } from '@/lib/text/paths';
import { actFacts, draftCheckFacts, type DraftRefusal } from '@/lib/usecases/draft-refusal';
import type { DraftJudgement } from '@/lib/usecases/judge-draft';
import { previewDraft } from '@/lib/usecases/preview-draft';
import { staffPage } from '@/lib/web/staff-page';
import { comparedDraft, comparedVersion, differenceParts } from '../../difference-parts';
import { draftWords } from '../../refusal-words';
import { DraftTag } from '../../tags';
import { DiscardButton, ReviewForms } from './review-forms';
import '../../procedures.css';

export const metadata: Metadata = { title: 'Dự thảo thủ tục' };

/** What approving does, in a sentence. */
function consequenceOf({ plan, replaced, decision }: DraftJudgement): string {
  const ends = plan.ends ?? replaced?.ends;
  if (plan.supersedes && plan.begins) {
    const days = `áp dụng từ ${formatDate(plan.begins.validFrom)}${plan.begins.validTo ? ` đến hết ${formatDate(plan.begins.validTo)}` : ''}`;
    return `Khi duyệt, bản đính chính thay bản ghi sai ngay từ lúc duyệt, ${days}${ends ? `; bản liền trước áp dụng đến hết ${formatDate(ends.validTo)}` : ''}. Hồ sơ đã nhận giữ bản đã ghi.`;
  }
  if (!plan.begins) return `Khi duyệt, thủ tục áp dụng đến hết ${ends ? formatDate(ends.validTo) : ''} rồi hết hiệu lực theo quyết định ${decision?.number ?? ''}.`;
  return `Khi duyệt, bản này áp dụng từ ${formatDate(plan.begins.validFrom)}${plan.begins.validTo ? ` đến hết ${formatDate(plan.begins.validTo)}` : ''}${ends ? `; ${replaced ? 'thủ tục bị thay thế' : 'bản trước'} áp dụng đến hết ${formatDate(ends.validTo)}` : ''}.`;
}

async function Difference({ agencyId, draft, base }: { agencyId: number; draft: StoredDraft; base: ProcedureVersionRecord | null }) {
  const [units, sectors, facts] = await Promise.all([listUnits(agencyId), listSectors(agencyId), draftCheckFacts(agencyId, null)]);
  const { version, complaints } = readDraft(draft.form, facts);
  if (!version) {
    return <Notice title="Chưa so sánh được vì dự thảo chưa đủ">Còn {Object.keys(complaints).length} chỗ chưa nhập hoặc chưa đúng. Người soạn sửa xong thì phần khác nhau hiện ở đây.</Notice>;
  }
  const after = comparedDraft(version, { units: new Map(units.map(({ id, name }) => [id, name])), sectors: new Map(sectors.map(({ id, name }) => [id, name])) });
  return <VersionDifference lang="vi" parts={differenceParts(base && comparedVersion(base), after)} before={base ? `Bản ${base.number}, áp dụng từ ${formatDate(base.validFrom)}` : 'Chưa có'} after="Dự thảo" />;
}

function Review({ draft, preview, mayApprove, isAuthor }: { draft: StoredDraft; preview: { ok: true; value: DraftJudgement } | { ok: false; refusal: DraftRefusal }; mayApprove: boolean; isAuthor: boolean }) {
  const whyNot = !preview.ok ? `Chưa duyệt được: ${draftWords(preview.refusal).message}` : isAuthor ? 'Bạn đã tham gia soạn dự thảo này nên người khác phải duyệt. Bạn có thể trả lại để sửa.' : null;
  return (
    <Sheet title="Duyệt" rule="accent" className="mb-3">
      <ReviewForms held={{ draftId: draft.id, revision: draft.revision }} consequence={preview.ok ? consequenceOf(preview.value) : ''} mayApprove={mayApprove && preview.ok} whyNot={whyNot} />
    </Sheet>
  );
}

export default async function DraftPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await staffPage('procedure:view');
  const draft = await findDraft(actor.agencyId, (await params).id);
  if (!draft || !(can(actor, 'procedure:draft') || can(actor, 'procedure:review'))) notFound();
  const acts = draftActsAllowed(actFacts(draft, actor));
  const isOpen = draft.state === 'draft' || draft.state === 'in-review';
  const [events, base, held, preview] = await Promise.all([
    listDraftEvents(actor.agencyId, draft.id),
    draft.baseVersionId ? findVersion(actor.agencyId, draft.baseVersionId) : null,
    draft.procedureId ? listVersions(actor.agencyId, draft.procedureId) : [],
    isOpen ? previewDraft({ actor, instant: now(), now: localNow() }, draft.id) : null,
  ]);
  const newest = held[0];
  // A version that is announced for later is not what this one is prepared from, unless it was.
  const isOutdated = isOpen && base !== null && newest !== undefined && draft.change !== 'correct' && newest.versionId !== base.versionId && (draft.effectiveOn === null || newest.validFrom <= draft.effectiveOn);
  const later = preview?.ok ? preview.value.later : null;
  const returned = draft.state === 'draft' ? events.find(({ act }) => act === 'return') : undefined;
  const title = draft.name || 'Thủ tục chưa đặt tên';
  return (
    <>
      <PageHeader
        title={<>{CHANGE_WORDS[draft.change]}: {title}</>}
        crumbs={[{ label: 'Dự thảo', href: paths.internalProcedures({ nhom: 'du-thao' }) }, ...(draft.slug ? [{ label: draft.code ?? draft.slug, href: paths.internalProcedure(draft.slug) }] : [])]}
        meta={<DraftTag state={draft.state} />}
        actions={
          <>
            {acts.includes('discard') && <DiscardButton held={{ draftId: draft.id, revision: draft.revision }} name={title} />}
            {acts.includes('save') && <LinkButton tone="primary" href={paths.procedureDraftEdit(draft.id)}>Soạn tiếp</LinkButton>}
          </>
        }
      />
      {draft.state === 'approved' && draft.slug && <Notice tone="success" className="mb-3">Đã duyệt. <Link href={paths.internalProcedure(draft.slug)}>Xem thủ tục và các bản</Link>.</Notice>}
      {returned && <Notice tone="warning" title={`${returned.actorName ?? 'Người duyệt'} trả lại ${formatDateTime(localTimeOf(returned.at))}`} className="mb-3"><p className="whitespace-pre-line">{returned.comment}</p></Notice>}
      {isOutdated && <Notice tone="warning" className="mb-3">Dự thảo soạn từ bản {base.number}, nay thủ tục đã có bản {newest.number}. <Link href={paths.internalComparison(draft.slug ?? '', { tu: base.number, den: newest.number })}>Xem bản {newest.number} đã thay đổi gì</Link> trước khi duyệt.</Notice>}
      {later && draft.slug && (
        <Notice tone="warning" title={`Chen vào trước bản ${later.number}, áp dụng từ ${formatDate(later.validFrom)}`} className="mb-3">
          {base?.versionId === later.id ? `Dự thảo này soạn từ bản ${later.number}: kiểm tra để không áp dụng sớm nội dung của bản đó.` : `Bản ${later.number} đã được duyệt khi chưa có sửa đổi này: sau khi duyệt, xem bản đó có cần soạn lại không.`}
        </Notice>
      )}
      <div className="procedure-split">
        <div>
          {draft.form.reason.trim() !== '' && <Sheet title={draft.change === 'correct' ? 'Lý do đính chính' : 'Ghi chú'} className="mb-3"><p className="whitespace-pre-line">{draft.form.reason}</p></Sheet>}
          <Sheet title={draft.change === 'repeal' ? 'Bãi bỏ' : base ? 'Khác với bản trước' : 'Nội dung'}>
            {draft.change === 'repeal' ? <p>{preview?.ok ? consequenceOf(preview.value) : 'Thủ tục hết áp dụng theo quyết định.'}</p> : <Difference agencyId={actor.agencyId} draft={draft} base={base} />}
          </Sheet>
        </div>
        <div>
          {draft.state === 'in-review' && can(actor, 'procedure:review') && preview && <Review draft={draft} preview={preview} mayApprove={acts.includes('approve')} isAuthor={draft.authorIds.includes(actor.staffId)} />}
          {draft.state === 'in-review' && !can(actor, 'procedure:review') && <Notice className="mb-3">Dự thảo đang chờ người khác duyệt.</Notice>}
          <Sheet title="Thông tin" className="mb-3">
            <DescriptionList
              items={[
                { term: 'Quyết định', value: draft.decisionId ? <Link href={paths.procedureDecision(draft.decisionId)}>{draft.decisionNumber}</Link> : draft.change === 'correct' ? 'giữ theo bản được đính chính' : <span className="muted">chưa chọn</span> },
                { term: 'Đính chính ngày', value: draft.form.days && `từ ${draft.form.days.from || '?'}${draft.form.days.to ? ` đến hết ${draft.form.days.to}` : ''}` },
                { term: 'Hiệu lực từ', value: draft.effectiveOn && formatDate(draft.effectiveOn) },
                { term: 'Soạn từ', value: base && `bản ${base.number}` },
                { term: 'Thay thủ tục', value: draft.replacesSlug && <Link href={paths.internalProcedure(draft.replacesSlug)}>{draft.replacesSlug}</Link> },
                { term: 'Người soạn', value: draft.createdByName },
              ]}
            />
          </Sheet>
          <Sheet title="Lịch sử dự thảo">
            <ul className="versions-line">
              {events.map((event) => (
                <li key={event.seq}>
                  <p><b>{EVENT_ACT_WORDS[event.act]}</b></p>
                  <p className="small muted">{event.actorName ?? 'Hệ thống'}, {formatDateTime(localTimeOf(event.at))}</p>
                  {event.comment && <p className="whitespace-pre-line">{event.comment}</p>}
                </li>
              ))}
            </ul>
          </Sheet>
        </div>
      </div>
    </>
  );
}
