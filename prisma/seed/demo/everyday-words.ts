import type { Tx } from '@/lib/db/transaction';
import { AGENCY_ID } from '../reference';
import { idOf, insertRows } from '../rows';

/** What people say, and the words of official names that it stands for. */
const WORDS: readonly (readonly [phrase: string, meaning: string])[] = [
  ['visa lao động', 'giấy phép lao động'], ['work permit', 'giấy phép lao động'], ['giấy phép cho người nước ngoài', 'giấy phép lao động'], ['thẻ làm việc', 'giấy phép lao động'],
  ['giấy đỏ đầu tư', 'giấy chứng nhận đăng ký đầu tư'], ['IRC', 'giấy chứng nhận đăng ký đầu tư'], ['giấy phép đầu tư', 'giấy chứng nhận đăng ký đầu tư'], ['xin xây nhà xưởng', 'giấy phép xây dựng'], ['GPXD', 'giấy phép xây dựng'],
  ['C/O', 'giấy chứng nhận xuất xứ'], ['xuất xứ hàng', 'giấy chứng nhận xuất xứ'], ['xả thải', 'giấy phép môi trường'], ['GPMT', 'giấy phép môi trường'],
];
/** A name for one procedure only, by its code. */
const TIED: readonly (readonly [phrase: string, slug: string])[] = [['visa nhân viên nước ngoài', '1.014199'], ['thuê chuyên gia nước ngoài', '1.014199']];

/** A beginning of the everyday words by which the public search finds what the law calls otherwise. */
export async function loadEverydayWords(tx: Tx, at: Date): Promise<void> {
  const ids = new Map((await tx.procedure.findMany({ where: { agencyId: AGENCY_ID }, select: { id: true, slug: true } })).map(({ id, slug }) => [slug, id]));
  const row = (phrase: string, meaning: string | null, procedureId: string | null) => ({ agencyId: AGENCY_ID, id: idOf('synonym', phrase), phrase, meaning, procedureId, isSample: true, createdAt: at, createdById: null });
  await insertRows(tx, 'search_synonym', [...WORDS.map(([phrase, meaning]) => row(phrase, meaning, null)), ...TIED.flatMap(([phrase, slug]) => (ids.has(slug) ? [row(phrase, null, ids.get(slug) ?? null)] : []))]);
}
