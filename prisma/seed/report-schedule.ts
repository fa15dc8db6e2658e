import type { Tx } from '@/lib/db/transaction';
import { AGENCY_ID } from './reference';

/** The periods the agency has to report. Days are from memory of the circulars, and marked so until someone compares them. */
export async function loadReportSchedule(tx: Tx): Promise<void> {
  const [recipient, source] = ['Văn phòng Ủy ban nhân dân thành phố', 'ghi theo trí nhớ về các thông tư 02/2017/TT-VPCP, 01/2020/TT-VPCP'];
  await tx.reportSchedule.createMany({
    data: ([['month', false, 4], ['quarter', true, 6], ['half', true, 6], ['year', true, 6]] as const).map(([kind, isActive, dueDays]) => ({ agencyId: AGENCY_ID, kind, isActive, dueDays, recipient, source, isVerified: false })),
    skipDuplicates: true,
  });
}
