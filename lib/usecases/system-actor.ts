import 'server-only';
import { staffIdOf, type Actor } from '@/lib/domain/access/can';

/** Nobody's id: whoever sits at the command line of the server is not known to us. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The person at the command line of the server, who may administer: they own the data folder. */
export const systemActor = (agencyId: number): Actor => ({ staffId: NOBODY, agencyId, name: 'Dòng lệnh của máy chủ', title: '', roles: [] });

/** The person an audit row names; null for the command line and for clients of the API. */
export const auditActorOf = (actor: Actor): string | null => (actor.staffId === NOBODY ? null : staffIdOf(actor));
