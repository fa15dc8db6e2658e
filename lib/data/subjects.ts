import 'server-only';
import { db } from '@/lib/db/client';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The names behind what audit rows are about, `<thing>:<key>`: people, units, and whatever is its own name. Those unknown are left out. */
export async function nameSubjects(agencyId: number, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const keysOf = (thing: string) => [...new Set(subjects)].flatMap((subject) => (subject.startsWith(`${thing}:`) ? [subject.slice(thing.length + 1)] : []));
  const ids = (thing: string) => keysOf(thing).filter((key) => UUID.test(key));
  const [people, units] = await Promise.all([
    db().staff.findMany({ where: { agencyId, id: { in: ids('staff') } }, select: { id: true, name: true, username: true } }),
    db().unit.findMany({ where: { agencyId, id: { in: ids('unit') } }, select: { id: true, name: true } }),
  ]);
  return new Map([
    ...people.map(({ id, name, username }) => [`staff:${id}`, `${name} (${username})`] as const),
    ...units.map(({ id, name }) => [`unit:${id}`, name] as const),
    ...keysOf('dossier').map((code) => [`dossier:${code}`, code] as const),
  ]);
}
