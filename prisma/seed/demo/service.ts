import type { Tx } from '@/lib/db/transaction';
import { instantOfLocalTime, localTimeOfInstant } from '@/lib/domain/calendar/local-time';
import { feedbackDue } from '@/lib/domain/service/feedback';
import { loadCalendarIn } from '@/lib/data/calendar';
import { AGENCY_ID } from '../reference';
import { idOf, insertRows } from '../rows';
import { staffId } from './people';

const COMMENTS = ['Cán bộ hướng dẫn rõ ràng.', 'Nên nhắn tin khi có kết quả sớm.', null, 'Phải chờ hơi lâu lúc đầu giờ chiều.', null, 'Cảm ơn bộ phận một cửa.'] as const;

type Told = { readonly days: number; readonly kind: string; readonly subject: string; readonly body: string; readonly sender: string; readonly unit: string | null; readonly answer?: string; readonly isPublic?: boolean };

/** Invented, and marked so. One is late, one waits, one is answered, one is answered and public. */
const FEEDBACK: readonly Told[] = [
  { days: 34, kind: 'conduct', subject: 'Phải chờ lâu ở quầy số 1 vào đầu giờ chiều', body: 'Dữ liệu mẫu. Tôi đến lúc 13 giờ, đến 14 giờ 10 mới được tiếp nhận dù chỉ có bốn người chờ. Mong cơ quan bố trí thêm người vào giờ này.', sender: 'Bà Trần Thị Thử Nghiệm (mẫu)', unit: 'BPMC' },
  { days: 26, kind: 'procedure', subject: 'Mẫu đơn gia hạn giấy phép lao động khác nhau giữa trang tin và quầy', body: 'Dữ liệu mẫu. Mẫu tải trên trang tin thiếu một mục so với mẫu phát ở quầy nên tôi phải viết lại.', sender: 'Công ty TNHH Thử Nghiệm Biển Xanh (mẫu)', unit: 'QLLĐ', answer: 'Cơ quan cảm ơn ý kiến của Công ty. Mẫu đơn trên trang tin đã được thay bằng mẫu đang áp dụng, hai nơi nay giống nhau.', isPublic: true },
  { days: 12, kind: 'procedure', subject: 'Đề nghị nhận bản sao điện tử thay bản sao có chứng thực', body: 'Dữ liệu mẫu. Hộ chiếu đã nộp bản điện tử có ký số, đề nghị không yêu cầu thêm bản sao chứng thực.', sender: 'Ông Phạm Văn Thử Nghiệm (mẫu)', unit: 'QLĐT', answer: 'Cơ quan đã rà soát và thống nhất nhận bản điện tử có ký số hợp lệ thay cho bản sao có chứng thực.' },
  { days: 2, kind: 'other', subject: 'Chỗ để xe của khách gần hết vào buổi sáng', body: 'Dữ liệu mẫu. Buổi sáng thứ Hai không còn chỗ để xe máy cho người đến nộp hồ sơ.', sender: 'Bà Lê Thị Thử Nghiệm (mẫu)', unit: null },
];

/** Ratings of some returned dossiers, and four phản ánh, kiến nghị, all invented. */
export async function loadService(tx: Tx, at: Date): Promise<void> {
  const dossiers = await tx.$queryRaw<{ id: string; handlingUnitId: string; procedureId: string; endStanding: string | null; endedAt: Date }[]>`
    SELECT id, "handlingUnitId", "procedureId", "endStanding", "endedAt" FROM dossier WHERE "agencyId" = ${AGENCY_ID} AND status IN ('resolved','returned') AND "endedAt" > ${new Date(at.getTime() - 300 * 86_400_000)} ORDER BY code`;
  const rated = dossiers.filter((_, index) => index % 3 !== 2);
  await insertRows(tx, 'rating', rated.map((dossier, index) => {
    const kind = dossier.endStanding === 'late' ? 2 : index % 7 === 0 ? 3 : index % 2 === 0 ? 5 : 4;
    return { agencyId: AGENCY_ID, dossierId: dossier.id, unitId: dossier.handlingUnitId, procedureId: dossier.procedureId, attitude: Math.min(5, kind + 1), clarity: kind, time: kind, comment: COMMENTS[index % COMMENTS.length] ?? null, lang: 'vi', ratedAt: new Date(Math.min(at.getTime(), dossier.endedAt.getTime() + ((index % 5) + 1) * 3_600_000)) };
  }));
  const calendar = await loadCalendarIn(tx, AGENCY_ID);
  const units = new Map((await tx.unit.findMany({ where: { agencyId: AGENCY_ID }, select: { id: true, shortName: true } })).map(({ id, shortName }) => [shortName, id]));
  const events: Record<string, unknown>[] = [];
  const rows = FEEDBACK.map((told, index) => {
    const submittedAt = new Date(at.getTime() - told.days * 86_400_000);
    const here = localTimeOfInstant(submittedAt.getTime());
    const id = idOf('feedback', index);
    const unitId = told.unit ? (units.get(told.unit) ?? null) : null;
    const answeredAt = told.answer ? new Date(submittedAt.getTime() + 6 * 86_400_000) : null;
    const step = (act: string, when: Date, who: string | null, toUnitId: string | null = null) => events.push({ agencyId: AGENCY_ID, feedbackId: id, seq: events.filter((one) => one.feedbackId === id).length + 1, act, at: when, actorId: who ? staffId(who) : null, note: null, toUnitId });
    step('submit', submittedAt, null);
    if (unitId) step('accept', new Date(submittedAt.getTime() + 86_400_000), 'kiemsoat', unitId);
    if (answeredAt) step('answer', answeredAt, 'kiemsoat');
    if (told.isPublic) step('publish', new Date((answeredAt ?? at).getTime() + 86_400_000), 'kiemsoat');
    return {
      agencyId: AGENCY_ID, id, code: `PA-${here.on.slice(2).replaceAll('-', '')}-001`, followToken: idOf('feedback-token', index), kind: told.kind, subject: told.subject, body: told.body, senderName: told.sender, senderAddress: null, senderPhone: '0900 000 100', senderEmail: null, lang: 'vi',
      dossierId: null, procedureId: null, unitId, state: told.isPublic ? 'published' : told.answer ? 'answered' : unitId ? 'accepted' : 'submitted', submittedAt, dueAt: new Date(instantOfLocalTime(feedbackDue(here, calendar))), answeredAt, answer: told.answer ?? null,
      publishedAt: told.isPublic ? new Date((answeredAt ?? at).getTime() + 86_400_000) : null, publicBody: told.isPublic ? told.body : null, publicAnswer: told.isPublic ? (told.answer ?? null) : null, eventCount: events.filter((one) => one.feedbackId === id).length, isSample: true,
    };
  });
  await insertRows(tx, 'feedback', rows);
  await insertRows(tx, 'feedback_event', events);
  await insertRows(tx, 'feedback_day_counter', [...new Set(rows.map(({ submittedAt }) => localTimeOfInstant(submittedAt.getTime()).on))].map((day) => ({ agencyId: AGENCY_ID, day, last: 1 })));
}
