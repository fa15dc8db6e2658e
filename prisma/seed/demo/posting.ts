import type { Tx } from '@/lib/db/transaction';
import { addDays, type PlainDate } from '@/lib/domain/calendar/plain-date';
import { localTimeOf } from '@/lib/platform/clock';
import { AGENCY_ID } from '../reference';
import { idOf, insertRows } from '../rows';
import { staffId } from './people';

type Version = { readonly id: string; readonly procedureId: string; readonly slug: string; readonly validFrom: PlainDate; readonly validTo: PlainDate | null; readonly issuedOn: PlainDate };

const PLACES = [
  { key: 'national-database', kind: 'national-database', name: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính', location: null, unit: 'KSTTHC' },
  { key: 'portal', kind: 'portal', name: 'Trang thông tin điện tử của Ban', location: null, unit: 'VP' },
  { key: 'board', kind: 'reception-board', name: 'Bảng niêm yết tại Bộ phận Tiếp nhận và Trả kết quả', location: 'Sảnh tầng 1, bên phải quầy số 1 (mẫu)', unit: 'BPMC' },
  { key: 'kiosk', kind: 'kiosk', name: 'Máy tra cứu tại Bộ phận Tiếp nhận và Trả kết quả', location: 'Cạnh cửa vào (mẫu)', unit: 'BPMC' },
] as const;

const later = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

/**
 * Places and a posting log, invented. Nearly everything hangs as it should; planted are one procedure that the board lacks,
 * one that reached the national database late, one of which an old version still hangs, and one that has ended and still hangs.
 */
export async function loadPosting(tx: Tx, at: Date): Promise<void> {
  const today = localTimeOf(at).on;
  const units = new Map((await tx.unit.findMany({ where: { agencyId: AGENCY_ID }, select: { id: true, shortName: true } })).map(({ id, shortName }) => [shortName, id]));
  const placeId = (key: string): string => idOf('posting-place', key);
  await insertRows(tx, 'posting_place', PLACES.map(({ key, kind, name, location, unit }, index) => ({ agencyId: AGENCY_ID, id: placeId(key), kind, name, location, unitId: units.get(unit) ?? null, isActive: true, sortOrder: index, createdAt: at })));
  const versions = await tx.$queryRaw<Version[]>`
    SELECT v.id, v."procedureId", p.slug, v."validFrom"::text AS "validFrom", v."validTo"::text AS "validTo", d."issuedOn"::text AS "issuedOn"
      FROM procedure_version v JOIN procedure p ON p."agencyId" = v."agencyId" AND p.id = v."procedureId" JOIN promulgation_decision d ON d."agencyId" = v."agencyId" AND d.id = v."decisionId"
     WHERE v."agencyId" = ${AGENCY_ID} AND v.state = 'approved' AND v."supersededAt" IS NULL AND v."validFrom" <= ${today}::date ORDER BY p.slug, v."validFrom"`;
  const current = versions.filter(({ validTo }) => validTo === null || validTo >= today);
  const ended = versions.filter((one) => one.validTo !== null && one.validTo < today);
  const isAlone = (version: Version) => !current.some(({ procedureId }) => procedureId === version.procedureId);
  const replaced = ended.findLast((version) => !isAlone(version) && version.validFrom >= ('2020-01-01' as PlainDate));
  const leftOver = ended.findLast(isAlone);
  const [bare, slow] = [current.at(4), current.at(9)];
  const clerk = staffId('tiepnhan');
  const rows: Record<string, unknown>[] = [];
  const hang = (key: string, version: Version, postedOn: PlainDate, removedOn: PlainDate | null = null) =>
    rows.push({
      agencyId: AGENCY_ID, id: idOf('posting', key, version.id), placeId: placeId(key), procedureId: version.procedureId, versionId: version.id, postedOn, postedById: clerk, recordedAt: at, photoFileId: null, note: 'Dữ liệu mẫu',
      removedOn, removedById: removedOn ? clerk : null, removedWhy: removedOn ? 'replaced' : null, removedRecordedAt: removedOn ? at : null, isSample: true,
    });
  for (const version of current) {
    const stuck = replaced && replaced.procedureId === version.procedureId;
    hang('national-database', version, version === slow ? addDays(version.issuedOn, 16) : addDays(version.issuedOn, 1));
    hang('portal', version, later(version.validFrom, version.issuedOn));
    if (version !== bare && !stuck) hang('board', version, later(version.validFrom, version.issuedOn));
  }
  if (replaced) hang('board', replaced, replaced.validFrom);
  if (leftOver) {
    hang('board', leftOver, leftOver.validFrom);
    hang('portal', leftOver, leftOver.validFrom, leftOver.validTo ? addDays(leftOver.validTo, 1) : null);
  }
  await insertRows(tx, 'posting', rows);
  const inspector = staffId('kiemtra');
  const seen = current.slice(0, 3);
  await insertRows(tx, 'posting_check', seen.map((version, index) => ({ agencyId: AGENCY_ID, id: idOf('posting-check', version.id), placeId: placeId('board'), procedureId: version.procedureId, foundVersionId: version.id, outcome: 'right', checkedAt: new Date(at.getTime() - (index + 20) * 3_600_000), checkedById: inspector, photoFileId: null, note: null })));
}
