import 'server-only';
import type { Actor } from '@/lib/domain/access/can';

/** Nobody's id: an applicant has no account here. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The name under which events and the audit tell of what an applicant did themselves. */
export const APPLICANT_NAME = 'Người nộp hồ sơ';

/**
 * The applicant, once a use case has made sure that they hold the dossier's secret: no account, and nothing but what an
 * applicant does to a dossier of their own, which passes the table of transitions like every other act.
 */
export const applicantActor = (agencyId: number, deskUnitId: string): Actor => ({
  staffId: NOBODY, agencyId, name: APPLICANT_NAME, title: '', roles: [{ role: 'reception', unitId: deskUnitId }],
  client: { name: APPLICANT_NAME, may: ['dossier:view', 'dossier:accept', 'dossier:receive-supplement', 'dossier:withdraw'] },
});
