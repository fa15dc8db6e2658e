import { insertDraft, appendDraftEvent, updateDraft } from '@/lib/data/procedure-drafts';
import { endVersion, supersedeVersion } from '@/lib/data/procedure-record';
import { getVersion, type ProcedureVersionRecord } from '@/lib/data/procedures';
import type { Tx } from '@/lib/db/transaction';
import { addDays, plainDate, type PlainDate } from '@/lib/domain/calendar/plain-date';
import type { DecisionKind } from '@/lib/domain/procedure/change';
import { typedDraft, type DraftForm } from '@/lib/domain/procedure/draft-form';
import type { ProcedureContent } from '@/lib/domain/procedure/content';
import { dateColumn, localTimeOf } from '@/lib/platform/clock';
import { AGENCY_ID } from '../reference';
import { idOf } from '../rows';
import { staffId } from './people';

const DAY = 86_400_000;

async function decide(tx: Tx, at: Date, key: string, kind: DecisionKind, issuedOn: PlainDate, effectiveOn: PlainDate, about: string): Promise<string> {
  const id = idOf('decision', 'demo', key);
  await tx.promulgationDecision.create({
    data: {
      agencyId: AGENCY_ID, id, number: `MẪU-${key}/QĐ-UBND`, issuedOn: dateColumn(issuedOn), effectiveOn: dateColumn(effectiveOn), legalTextOn: dateColumn(effectiveOn), issuer: 'Chủ tịch Ủy ban nhân dân thành phố Hải Phòng',
      title: `Quyết định công bố thủ tục hành chính ${about} (dữ liệu mẫu, số quyết định không có thật)`, kind, source: 'Dữ liệu mẫu', isSample: true, createdAt: at, createdById: staffId('kiemsoat'),
    },
  });
  return id;
}

/** The version that is in force now, of a procedure of the sample list; null when the list has changed. */
async function versionOf(tx: Tx, slug: string): Promise<ProcedureVersionRecord | null> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM procedure_version v JOIN procedure p ON p."agencyId" = v."agencyId" AND p.id = v."procedureId"
     WHERE v."agencyId" = ${AGENCY_ID} AND p.slug = ${slug} AND v.state = 'approved' AND v."supersededAt" IS NULL AND v."validTo" IS NULL ORDER BY v.number DESC LIMIT 1`;
  return found[0] ? getVersion(AGENCY_ID, found[0].id, tx) : null;
}

type Next = { readonly number: number; readonly validFrom: PlainDate; readonly decisionId: string; readonly content: ProcedureContent; readonly name?: string; readonly at: Date; readonly correctsId?: string; readonly sourceNote?: string };

async function addVersion(tx: Tx, base: ProcedureVersionRecord, next: Next): Promise<string> {
  const id = idOf('version', base.slug, 'demo', next.number);
  await tx.procedureVersion.create({
    data: {
      agencyId: AGENCY_ID, id, procedureId: base.procedureId, number: next.number, state: 'approved', validFrom: dateColumn(next.validFrom), decisionId: next.decisionId, recordedAt: next.at, name: next.name ?? base.name, nameEn: base.nameEn,
      summaryEn: base.summaryEn, sectorId: base.sectorId, handlingUnitId: base.handlingUnitId, level: base.level, onlineLevel: base.onlineLevel, pauseRule: base.pauseRule, content: next.content, source: 'Dữ liệu mẫu',
      sourceNote: next.sourceNote ?? 'Nội dung sửa đổi là dữ liệu mẫu.', isSample: true, createdById: staffId('kiemsoat'), reviewedById: staffId('lanhdao'), correctsId: next.correctsId,
    },
  });
  return id;
}

/**
 * Three versions of one procedure: an amendment that is older than the sample dossiers, and a correction of its record. The
 * dossiers that came in since then are of the corrected version.
 */
async function loadHistory(tx: Tx, at: Date, today: PlainDate): Promise<void> {
  const first = await versionOf(tx, '1.009770');
  if (!first || first.number !== 1) return;
  const effectiveOn = addDays(first.validFrom, 30);
  if (addDays(effectiveOn, 120) > today) return;
  const decisionId = await decide(tx, at, '07', 'amend', addDays(effectiveOn, -10), effectiveOn, 'được sửa đổi, bổ sung trong lĩnh vực đầu tư tại khu công nghiệp');
  const before = new Date(dateColumn(effectiveOn).getTime() - 5 * DAY);
  const content: ProcedureContent = {
    ...first.content,
    steps: first.content.steps.map((step, index) => (index === 0 ? `${step} Hồ sơ nộp trực tuyến được trả lời trong 8 giờ làm việc.` : step)),
    components: first.content.components.map((part, index) => (index === 0 ? { ...part, copies: part.copies + 1 } : part)),
    legalBases: [...first.content.legalBases, { number: 'MẪU/2026/TT', title: 'Thông tư hướng dẫn về đầu tư tại khu công nghiệp (dữ liệu mẫu)', article: 'Điều 7', validFrom: effectiveOn, validTo: null }],
  };
  await endVersion(tx, AGENCY_ID, { versionId: first.versionId, validTo: addDays(effectiveOn, -1), endDecisionId: decisionId }, before);
  const second = await addVersion(tx, first, { number: 2, validFrom: effectiveOn, decisionId, content: { ...content, sets: first.content.sets + 1 }, at: before });
  const corrected = new Date(dateColumn(effectiveOn).getTime() + 30 * DAY);
  await supersedeVersion(tx, AGENCY_ID, second, corrected);
  const third = await addVersion(tx, first, { number: 3, validFrom: effectiveOn, decisionId, content, at: corrected, correctsId: second, sourceNote: 'Đính chính số bộ hồ sơ: bản trước ghi thừa một bộ so với quyết định (dữ liệu mẫu).' });
  await tx.dossier.updateMany({ where: { agencyId: AGENCY_ID, versionId: first.versionId, receivedAt: { gte: dateColumn(effectiveOn) } }, data: { versionId: third } });
  await tx.dossier.updateMany({ where: { agencyId: AGENCY_ID, versionId: first.versionId, submittedAt: { gte: dateColumn(effectiveOn) } }, data: { versionId: third } });
}

async function loadUpcoming(tx: Tx, at: Date, today: PlainDate): Promise<void> {
  const current = await versionOf(tx, '1.010728');
  if (!current || current.number !== 1) return;
  const effectiveOn = addDays(today, 14);
  const decisionId = await decide(tx, at, '08', 'amend', addDays(today, -4), effectiveOn, 'được sửa đổi, bổ sung trong lĩnh vực môi trường');
  await endVersion(tx, AGENCY_ID, { versionId: current.versionId, validTo: addDays(effectiveOn, -1), endDecisionId: decisionId }, at);
  const components = current.content.components.map((part, index) => (index === 0 ? { ...part, name: `${part.name}, bản điện tử hoặc bản giấy` } : part));
  await addVersion(tx, current, { number: 2, validFrom: effectiveOn, decisionId, at, content: { ...current.content, components, results: current.content.results.map((result) => `${result}, bản điện tử có giá trị như bản giấy`) } });
}

async function loadDraft(tx: Tx, at: Date, key: string, slug: string, decisionId: string | null, change: (form: DraftForm) => DraftForm): Promise<string | null> {
  const base = await versionOf(tx, slug);
  if (!base) return null;
  const id = idOf('procedure-draft', key);
  const begun = new Date(at.getTime() - 2 * DAY);
  await insertDraft(tx, AGENCY_ID, { id, change: 'amend', procedureId: base.procedureId, baseVersionId: base.versionId, replacesId: null, decisionId, form: change(typedDraft(base)), isSample: true }, staffId('kiemsoat'), begun);
  return id;
}

/** Invented changes of the sample list: one that comes, three versions of one, a draft under review, and one that was returned. */
export async function loadProcedureVersions(tx: Tx, at: Date): Promise<void> {
  const today = localTimeOf(at).on;
  if (today < plainDate('2026-07-01')) return;
  await loadHistory(tx, at, today);
  await loadUpcoming(tx, at, today);
  const decisionId = await decide(tx, at, '09', 'amend', addDays(today, -2), addDays(today, 30), 'được sửa đổi, bổ sung trong lĩnh vực lao động');
  const step = (form: DraftForm, text: string): DraftForm => ({ ...form, steps: form.steps.map((one, index) => (index === 0 ? `${one} ${text}` : one)) });
  const reviewed = await loadDraft(tx, at, 'review', '2.001955', decisionId, (form) => step(form, 'Người nộp được báo kết quả kiểm tra hồ sơ qua tin nhắn.'));
  if (reviewed) {
    await updateDraft(tx, AGENCY_ID, reviewed, { state: 'in-review' }, { staffId: staffId('kiemsoat'), at });
    await appendDraftEvent(tx, AGENCY_ID, { draftId: reviewed, act: 'submit', actorId: staffId('kiemsoat'), at });
  }
  const returned = await loadDraft(tx, at, 'returned', '1.014200', null, (form) => step(form, 'Nêu rõ trường hợp mất, hỏng.'));
  if (returned) await appendDraftEvent(tx, AGENCY_ID, { draftId: returned, act: 'return', actorId: staffId('lanhdao'), at, comment: 'Ghi rõ căn cứ của trường hợp mất giấy phép, chọn quyết định rồi trình lại (ý kiến mẫu).' });
}
